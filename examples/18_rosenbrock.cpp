// SPDX-License-Identifier: BSL-1.0
// Rosenbrock's function of 1000 variables: 500 bent valleys at once, by slices of one column.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

#include "data/table.hpp"
#include "picture/contour.hpp"

using namespace nabla;
using namespace nabla::literals;

// [rosenbrock]
constexpr column_variable<"p", 1000> p;
constexpr auto f = sum(100_c * square(odd(p) - square(even(p))) + square(1_c - even(p)));
constexpr auto both = value_and_gradient(f, wrt(p));
// [/rosenbrock]

/// The valley in which each pair of variables moves.
drawing::picture valley() {
  drawing::picture drawn{.title = "the ways of five pairs of variables",
                         .x_name = "even",
                         .y_name = "odd",
                         .x = {-1.6, 1.6},
                         .y = {-1, 2.2}};
  add_contours(drawn, drawing::sampled(drawn.x, drawn.y, 161, [](double x, double y) {
                 return std::log10(100 * (y - x * x) * (y - x * x) + (1 - x) * (1 - x));
               }));
  for (drawing::picture::line& level : drawn.lines) level.color = drawing::pale(level.color, 0.4);
  for (std::size_t pair = 0; pair < 5; ++pair)
    drawn.lines.push_back({{}, drawing::colors[pair], 1.8});
  return drawn;
}

int main() {
  drawing::picture ways = valley();
  // [descent]
  std::vector<double> point = tour::scattered(1000, 1.4), velocity(1000), slope(1000), heights;
  std::vector<double> storage(both.workspace);
  double value = 0;
  for (int step = 0; step <= 20000; ++step) {
    both(p = point, into(value, slope), workspace(storage));
    for (std::size_t k = 0; k < 1000; ++k) {  // with momentum
      velocity[k] = 0.9 * velocity[k] - 0.0003 * slope[k];
      point[k] += velocity[k];
    }
    // [/descent]
    if (step % 100 == 0) heights.push_back(std::log10(value));
    if (step % 4000 == 0)
      std::cout << "after " << step << " steps: " << drawing::rounded(value, 2) << "\n";
    for (std::size_t k = 0; k < 5 && (step < 100 || step % 100 == 0); ++k)
      ways.lines[ways.lines.size() - 5 + k].points.push_back({point[2 * k], point[2 * k + 1]});
  }
  drawing::save(
      "rosenbrock",
      {drawing::curves("log10 of the value", "hundreds of steps", {{"", heights}}), ways});
  return value < 1e-6 ? 0 : 1;
}
