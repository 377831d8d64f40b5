// SPDX-License-Identifier: BSL-1.0
// Value and gradient of functions of whole arrays and data: nabla's loops beside loops by hand and,
// for networks, Eigen. Before the benchmarks run, all are compared on random numbers.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "arrays.hpp"
#include "eigen_networks.hpp"
#include "hand_arrays.hpp"

namespace {

std::vector<double> random_numbers(std::size_t count, std::uint32_t seed) {
  std::mt19937 source(seed);
  std::uniform_real_distribution<double> uniform(-0.5, 0.5);
  std::vector<double> numbers(count);
  for (double& u : numbers) u = uniform(source);
  return numbers;
}

struct inputs {
  std::vector<double> parameters, rows, targets;

  inputs(std::size_t parameter_count, std::size_t row_numbers, std::size_t target_numbers)
      : parameters(random_numbers(parameter_count, 1)),
        rows(random_numbers(row_numbers, 2)),
        targets(random_numbers(target_numbers, 3)) {}
  arrays::numbers view() const { return {parameters, rows, targets}; }
};

/// Value and gradient of a problem, where the caller wants them.
template <class Problem>
struct nabla_form {
  static constexpr auto both = value_and_gradient(Problem::value, Problem::by);
  [[gnu::noinline]] static void compute(const arrays::numbers& in, double* out) {
    static std::vector<double> storage(both.workspace);
    const std::span<double> gradient(out + 1,
                                     std::remove_cvref_t<decltype(both)>::layout::size - 1);
    Problem::bind(both, in, nabla::into(*out, gradient), nabla::workspace(storage));
  }
};

void expect_agreement(const std::string& name, const std::vector<double>& found,
                      const std::vector<double>& expected) {
  double largest = 0;
  for (const double u : expected) largest = std::max(largest, std::fabs(u));
  for (std::size_t k = 0; k < expected.size(); ++k)
    if (!(std::fabs(found[k] - expected[k]) <= 1e-11 * largest)) {
      std::fprintf(stderr, "%s: result %zu is %.17g, expected %.17g\n", name.c_str(), k, found[k],
                   expected[k]);
      std::exit(EXIT_FAILURE);
    }
}

template <class Form>
std::vector<double> results_of(const inputs& in) {
  std::vector<double> out(in.parameters.size() + 1);
  Form::compute(in.view(), out.data());
  return out;
}
template <class Form>
void add_benchmark(const std::string& name, const inputs& in) {
  benchmark::RegisterBenchmark(name.c_str(), [in](benchmark::State& state) {
    std::vector<double> out(in.parameters.size() + 1);
    arrays::numbers view = in.view();
    for (auto _ : state) {
      benchmark::DoNotOptimize(view);
      Form::compute(view, out.data());
      benchmark::ClobberMemory();
    }
  });
}

template <class Problem, class Hand>
void add_pair(const std::string& name, const inputs& in) {
  expect_agreement(name, results_of<nabla_form<Problem>>(in), results_of<Hand>(in));
  add_benchmark<nabla_form<Problem>>(name + "/nabla", in);
  add_benchmark<Hand>(name + "/hand", in);
}

template <std::size_t In, std::size_t Hidden, std::size_t Out>
void add_network(const std::string& layers, std::size_t samples) {
  inputs in(Hidden * In + Hidden + Out * Hidden + Out, samples * In, samples * Out);
  for (std::size_t k = 0; k < in.targets.size(); ++k) in.targets[k] = k % Out == k / Out % Out;
  const std::string name = layers + " x" + std::to_string(samples);
  using by_hand = hand::network<In, Hidden, Out>;
  add_pair<arrays::network<In, Hidden, Out>, by_hand>(name, in);
#if __has_include(<Eigen/Core>)
  using by_eigen =
      eigen::network<static_cast<int>(In), static_cast<int>(Hidden), static_cast<int>(Out)>;
  expect_agreement(name + " by Eigen", results_of<by_eigen>(in), results_of<by_hand>(in));
  add_benchmark<by_eigen>(name + "/eigen", in);
#endif
}

void add_all() {
  add_pair<arrays::regression, hand::regression>("regression", {2, 100000, 100000});
  inputs table(8, 80000, 10000);
  for (double& y : table.targets) y = y < 0 ? -1 : 1;
  add_pair<arrays::logistic, hand::logistic>("logistic", table);
  add_pair<arrays::mixture, hand::mixture>("mixture", {30, 2000, 0});
  add_pair<arrays::perceptron, hand::perceptron>("4-8-8-1", {121, 4, 1});
  add_pair<arrays::rosenbrock, hand::rosenbrock>("rosenbrock1000", {1000, 0, 0});
  add_network<20, 24, 18>("20-24-18", 32);
  for (const std::size_t samples : {1U, 8U, 32U, 128U})
    add_network<784, 128, 10>("784-128-10", samples);
}

}  // namespace

int main(int count, char** arguments) {
  add_all();
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return EXIT_FAILURE;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
