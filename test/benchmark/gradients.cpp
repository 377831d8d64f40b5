// SPDX-License-Identifier: BSL-1.0
// Value and all derivatives by several contenders, measured in turns. Before that, each is compared
// with the first on random inputs.
//
//   nabla_benchmark_gradients TURNS PROBLEMS hand.so nabla.so ...
//
// PROBLEMS is a list with commas, or "all". Prints a line of each contender and problem: the problem,
// the library, its operations, and the nanoseconds that one evaluation took in each turn.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <dlfcn.h>

#include "contenders/contender.hpp"
#include "problems_of_mechanics.hpp"

namespace {

constexpr problems::shape all_problems[] = {
    problems::seed::is,         problems::rosenbrock::is,
    problems::rosenbrock32::is, problems::rosenbrock_pairs::is,
    problems::product32::is,    problems::black_scholes::is,
    problems::greeks::is,       problems::camera::is,
    problems::perceptron::is,   problems::gaussians::is,
    problems::sabr::is,         problems::peng_robinson::is,
    problems::atoms::is,        problems::arm::is,
    problems::pendulum::is,
};

[[noreturn]] void give_up(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::exit(EXIT_FAILURE);
}

struct library {
  std::string path;
  entries has;

  const entry* find(std::string_view problem) const {
    const entry* const end = has.all + has.size;
    const entry* const found =
        std::find_if(has.all, end, [&](const entry& e) { return e.problem == problem; });
    return found == end ? nullptr : found;
  }
};
library load(const char* path) {
  void* const handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (handle == nullptr) give_up(dlerror());
  const auto its_contender = reinterpret_cast<entries (*)()>(dlsym(handle, "contender"));
  if (its_contender == nullptr) give_up(std::string(path) + " is no contender");
  return {path, its_contender()};
}

/// Inputs that the processor cannot learn by heart, one set behind the other.
constexpr std::size_t sets = 16;
std::vector<double> random_inputs(const problems::shape& problem) {
  std::mt19937 source(1);
  std::uniform_real_distribution<double> uniform(problem.low, problem.high);
  std::vector<double> in(sets * problem.inputs());
  for (double& u : in) u = uniform(source);
  return in;
}

/// Both give the same numbers, apart from rounding: to 1e-10 of each output or of the largest one
/// times 1e-3.
void compare(const problems::shape& problem, const std::vector<double>& in, const entry& first,
             const entry& other, const std::string& name) {
  std::vector<double> expected(problem.outputs()), found(problem.outputs());
  for (std::size_t set = 0; set < sets; ++set) {
    first.compute(in.data() + set * problem.inputs(), expected.data());
    std::fill(found.begin(), found.end(), NAN);
    other.compute(in.data() + set * problem.inputs(), found.data());
    double largest = 0;
    for (const double u : expected) largest = std::max(largest, std::fabs(u));
    for (std::size_t k = 0; k < found.size(); ++k)
      if (!(std::fabs(found[k] - expected[k]) <=
            1e-10 * std::max(std::fabs(expected[k]), 1e-3 * largest)))
        give_up(std::string(problem.name) + ": output " + std::to_string(k) + " is " +
                std::to_string(expected[k]) + " by the first, " + std::to_string(found[k]) +
                " by " + name);
  }
}

/// Nanoseconds of one evaluation.
double measure(const problems::shape& problem, const std::vector<double>& in, const entry& its,
               std::size_t times) {
  std::vector<double> out(problem.outputs());
  const auto start = std::chrono::steady_clock::now();
  for (std::size_t k = 0; k < times; ++k)
    for (std::size_t set = 0; set < sets; ++set) {
      its.compute(in.data() + set * problem.inputs(), out.data());
      asm volatile("" : : "r"(out.data()) : "memory");
    }
  const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - start;
  return taken.count() / static_cast<double>(times * sets);
}

void run(const problems::shape& problem, const std::vector<library>& libraries, std::size_t turns) {
  struct runner {
    const library* of;
    const entry* its;
    std::size_t times;
    std::vector<double> nanoseconds;
  };
  const std::vector<double> in = random_inputs(problem);
  std::vector<runner> runners;
  for (const library& one : libraries)
    if (const entry* const its = one.find(problem.name)) {
      compare(problem, in, runners.empty() ? *its : *runners[0].its, *its, one.path);
      measure(problem, in, *its, 10);
      const double once = 1 + measure(problem, in, *its, 10);
      runners.push_back({&one, its, 1 + static_cast<std::size_t>(5e5 / (once * sets)), {}});
    }
  std::mt19937 source(2);
  std::vector<runner*> order;
  for (runner& one : runners) order.push_back(&one);
  for (std::size_t turn = 0; turn < turns; ++turn) {
    std::shuffle(order.begin(), order.end(), source);
    for (runner* one : order)
      one->nanoseconds.push_back(measure(problem, in, *one->its, one->times));
  }
  for (const runner& one : runners) {
    std::printf("%s\t%s\t%d", problem.name, one.of->path.c_str(), one.its->operations);
    for (const double u : one.nanoseconds) std::printf("\t%.4g", u);
    std::printf("\n");
  }
  std::fflush(stdout);
}

bool is_wanted(std::string_view problem, const std::string& list) {
  return list == "all" || ("," + list + ",").find("," + std::string(problem) + ",") != list.npos;
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 4) give_up("usage: nabla_benchmark_gradients TURNS PROBLEMS hand.so nabla.so ...");
  std::vector<library> libraries;
  std::transform(arguments + 3, arguments + count, std::back_inserter(libraries), load);
  for (const problems::shape& problem : all_problems)
    if (is_wanted(problem.name, arguments[2]))
      run(problem, libraries, std::strtoul(arguments[1], nullptr, 10));
}
