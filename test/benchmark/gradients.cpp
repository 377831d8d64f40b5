// SPDX-License-Identifier: BSL-1.0
// Value and all derivatives: nabla's kernels beside hand-written ones. Before the benchmarks run,
// both are compared on random inputs; how many operations each does goes into the output's context.
#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "counted.hpp"
#include "hand.hpp"
#include "kernels.hpp"

namespace {

/// A kernel in both forms, and the box its inputs are taken from.
template <class Nabla, class Hand>
struct pair {
  static constexpr std::size_t inputs = decltype(Nabla::inputs)::size;
  static constexpr std::size_t outputs = std::remove_const_t<decltype(Nabla::all)>::layout::size;
  const char* name;
  double low, high;

  /// By the public interface: the inputs one after another, the result by value.
  [[gnu::noinline]] static auto nabla(kernels::point<inputs> in) {
    return function(Nabla::all, Nabla::inputs)(in);
  }
  [[gnu::noinline]] static void hand(const double* in, double* out) { Hand::compute(in, out); }
};

constexpr pair<kernels::seed, hand::seed> seed{"seed", -2, 2};
constexpr pair<kernels::rosenbrock, hand::rosenbrock> rosenbrock{"rosenbrock", -2, 2};
constexpr pair<kernels::rosenbrock32, hand::rosenbrock32> rosenbrock32{"rosenbrock32", -2, 2};
constexpr pair<kernels::product32, hand::product32> product32{"product32", 0.5, 2};
constexpr pair<kernels::black_scholes, hand::black_scholes> black_scholes{"black_scholes", 0.2,
                                                                          1.5};
constexpr pair<kernels::camera, hand::camera> camera{"camera", 0.1, 1};
constexpr pair<kernels::perceptron, hand::perceptron> perceptron{"perceptron", -1, 1};

void for_all_pairs(auto action) {
  action(seed);
  action(rosenbrock);
  action(rosenbrock32);
  action(product32);
  action(black_scholes);
  action(camera);
  action(perceptron);
}

void append(std::vector<double>& to, double u) { to.push_back(u); }
template <std::size_t N>
void append(std::vector<double>& to, const std::array<double, N>& u) {
  to.insert(to.end(), u.begin(), u.end());
}
template <std::size_t R, std::size_t C>
void append(std::vector<double>& to, const nabla::matrix<double, R, C>& u) {
  append(to, u.elements);
}
template <std::size_t N>
void append(std::vector<double>& to, const nabla::valued_gradient<double, N>& u) {
  append(to, u.value);
  append(to, u.gradient);
}
template <class... U>
void append(std::vector<double>& to, const std::tuple<U...>& u) {
  std::apply([&](const auto&... part) { (append(to, part), ...); }, u);
}

template <class P>
std::array<double, P::inputs> random_inputs(const P& kernel, std::mt19937& source) {
  std::uniform_real_distribution<double> uniform(kernel.low, kernel.high);
  std::array<double, P::inputs> in;
  for (double& u : in) u = uniform(source);
  return in;
}

/// Both forms give the same numbers, apart from rounding: to 1e-10 of each output or of the largest
/// one times 1e-3.
template <class P>
void compare(const P& kernel) {
  std::mt19937 source(1);
  for (int sample = 0; sample < 20; ++sample) {
    const auto in = random_inputs(kernel, source);
    double expected[P::outputs], largest = 0;
    P::hand(in.data(), expected);
    for (const double u : expected) largest = std::max(largest, std::fabs(u));
    std::vector<double> found;
    append(found, P::nabla(in));
    for (std::size_t k = 0; k < P::outputs; ++k)
      if (!(std::fabs(found[k] - expected[k]) <=
            1e-10 * std::max(std::fabs(expected[k]), 1e-3 * largest))) {
        std::fprintf(stderr, "%s: output %zu is %.17g by nabla, %.17g by hand\n", kernel.name, k,
                     found[k], expected[k]);
        std::exit(EXIT_FAILURE);
      }
  }
}

template <class Nabla, class Hand>
void count_operations(const pair<Nabla, Hand>& kernel) {
  constexpr nabla::operation_counts ours = nabla::operation_count(Nabla::all);
  counted in[pair<Nabla, Hand>::inputs], out[pair<Nabla, Hand>::outputs];
  for (counted& u : in) u = 0.5;
  counted::start();
  Hand::compute(static_cast<const counted*>(in), out);
  benchmark::AddCustomContext(
      std::string("operations ") + kernel.name,
      std::to_string(ours.total()) + " " + std::to_string(counted::operations));
}

template <class P>
void add_benchmarks(const P& kernel) {
  benchmark::RegisterBenchmark((std::string(kernel.name) + "/nabla").c_str(),
                               [&kernel](benchmark::State& state) {
                                 std::mt19937 source(2);
                                 auto in = random_inputs(kernel, source);
                                 for (auto _ : state) {
                                   benchmark::DoNotOptimize(in);
                                   auto out = P::nabla(in);
                                   benchmark::DoNotOptimize(out);
                                 }
                               });
  benchmark::RegisterBenchmark((std::string(kernel.name) + "/hand").c_str(),
                               [&kernel](benchmark::State& state) {
                                 std::mt19937 source(2);
                                 auto in = random_inputs(kernel, source);
                                 for (auto _ : state) {
                                   benchmark::DoNotOptimize(in);
                                   std::array<double, P::outputs> out;
                                   P::hand(in.data(), out.data());
                                   benchmark::DoNotOptimize(out);
                                 }
                               });
}

}  // namespace

int main(int count, char** arguments) {
  for_all_pairs([](const auto& kernel) {
    compare(kernel);
    count_operations(kernel);
    add_benchmarks(kernel);
  });
  benchmark::Initialize(&count, arguments);
  if (benchmark::ReportUnrecognizedArguments(count, arguments)) return EXIT_FAILURE;
  benchmark::RunSpecifiedBenchmarks();
  benchmark::Shutdown();
}
