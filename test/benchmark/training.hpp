// SPDX-License-Identifier: BSL-1.0
// Steps of training: by minimize, by a loop as one writes it, and value and gradient alone.
#pragma once

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <span>
#include <vector>

#include "arrays.hpp"
#include "turns.hpp"

namespace training {

struct no_step {
  void begin(std::size_t) {}
  void operator()(std::span<double>, std::span<const double>) {}
};
struct descent {
  double rate = 1e-3;
  void begin(std::size_t) {}
  void operator()(std::span<double> w, std::span<const double> g) {
    for (std::size_t k = 0; k < w.size(); ++k) w[k] -= rate * g[k];
  }
};
struct adam {
  double first_power = 1, second_power = 1;
  std::vector<double> means{}, squares{};

  void begin(std::size_t n) {
    means.assign(n, 0);
    squares.assign(n, 0);
    first_power = second_power = 1;
  }
  void operator()(std::span<double> w, std::span<const double> g) {
    first_power *= 0.9;
    second_power *= 0.999;
    const double rate = 1e-3 / (1 - first_power), share = 1 / (1 - second_power);
    for (std::size_t k = 0; k < w.size(); ++k) {
      means[k] = 0.9 * means[k] + 0.1 * g[k];
      squares[k] = 0.999 * squares[k] + 0.001 * g[k] * g[k];
      w[k] -= rate * means[k] / (std::sqrt(share * squares[k]) + 1e-8);
    }
  }
};

inline std::vector<double> waves(std::size_t count, double size) {
  std::vector<double> all(count);
  for (std::size_t k = 0; k < count; ++k)
    all[k] = size * std::sin(static_cast<double>(k * k % 9973));
  return all;
}

/// A problem of arrays.hpp with its numbers.
template <class Problem>
struct course {
  static constexpr auto both = value_and_gradient(Problem::value, Problem::by);
  std::vector<double> start, rows, targets;
  std::size_t steps, times;
  std::vector<double> storage = std::vector<double>(both.workspace + 9 * start.size() + 9);
  std::vector<double> weights = start, slope = start;

  template <class Step>
  double by_hand(Step& step) {
    double value = 0;
    weights = start;
    step.begin(start.size());
    for (std::size_t k = 0; k <= steps; ++k) {
      Problem::bind(both, {weights, rows, targets}, nabla::into(value, std::span(slope)),
                    nabla::workspace(storage));
      if (k < steps) step(weights, slope);
    }
    return value;
  }
  template <class Method, class Point>
  double by_nabla(const Method& method, const Point& point) {
    return minimize(Problem::value, point, Problem::by, method, nabla::stop{steps, 0},
                    nabla::workspace(storage))
        .value;
  }
  template <class Step, class Method, class Point>
  void compare(const char* name, Step step, const Method& method, const Point& point) {
    volatile double sink = 0;
    no_step none;
    const auto ours = [&] { sink = by_nabla(method, point); };
    const auto hand = [&] { sink = by_hand(step); };
    const auto kernel = [&] { sink = by_hand(none); };
    const double value = by_hand(step);
    if (!(std::fabs(by_nabla(method, point) - value) <= 1e-9 * (1 + value))) {
      std::fprintf(stderr, "%s: the results differ\n", name);
      std::exit(EXIT_FAILURE);
    }
    const auto pieces = static_cast<double>(steps + 1);
    std::printf("%s\n", name);
    turns::compare("  minimize, to value and gradient alone", times, ours, pieces, kernel, pieces);
    turns::compare("  minimize, to a loop by hand", times, ours, pieces, hand, pieces);
    turns::compare("  by hand, to value and gradient alone", times, hand, pieces, kernel, pieces);
  }
};

inline void run() {
  using network = arrays::network<784, 128, 10>;
  static course<network> digits{waves(101770, 0.05), waves(32 * 784, 0.5), std::vector<double>(320),
                                200, 1};
  for (std::size_t k = 0; k < 32; ++k) digits.targets[10 * k + k % 10] = 1;
  const auto first = nabla::at(network::all = std::span<const double>(digits.start),
                               network::x = std::span<const double>(digits.rows),
                               network::t = std::span<const double>(digits.targets));
  digits.compare("784-128-10, 32 rows, gradient_descent", descent{}, nabla::gradient_descent{1e-3},
                 first);
  digits.compare("784-128-10, 32 rows, adam", adam{}, nabla::adam{}, first);

  using perceptron = arrays::perceptron;
  static course<perceptron> small{waves(121, 0.5), waves(4, 0.5), {0.3}, 300, 10};
  const auto second = nabla::at(perceptron::all = std::span<const double>(small.start),
                                perceptron::x = small.rows, perceptron::t = small.targets[0]);
  small.compare("4-8-8-1, one sample, gradient_descent", descent{}, nabla::gradient_descent{1e-3},
                second);
  small.compare("4-8-8-1, one sample, adam", adam{}, nabla::adam{}, second);
}

}  // namespace training
