// SPDX-License-Identifier: BSL-1.0
// Level sets and gradients: wherever one looks, they are at right angles.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>
#include <numbers>

#include "picture/contour.hpp"

using namespace nabla;
using namespace nabla::literals;

// [hills]
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto hills = square(square(x) + y - 11_c) + square(x + square(y) - 7_c);
constexpr auto slope = gradient(hills, wrt(x, y));

// A quarter turn from the gradient nothing changes: that way the level set goes.
constexpr auto along_the_level = vec(-diff(hills, y), diff(hills, x));
static_assert(directional_derivative(hills, wrt(x, y), along_the_level) == 0_c);
// [/hills]

constexpr drawing::range window{-6, 6};
drawing::grid levels(int count) {
  return drawing::sampled(window, window, count,
                          [](double at_x, double at_y) { return hills(x = at_x, y = at_y); });
}

// [angle]
/// How far from 90 degrees the gradient stands on a piece of a level set: the cosine between.
double cosine_to(drawing::place from, drawing::place to) {
  const double along_x = to.x - from.x, along_y = to.y - from.y;
  const auto [up_x, up_y] = slope(x = (from.x + to.x) / 2, y = (from.y + to.y) / 2);
  return std::abs(along_x * up_x + along_y * up_y) /
         (std::hypot(along_x, along_y) * std::hypot(up_x, up_y));
}
// [/angle]

/// The largest cosine along all level sets of this value. Very short pieces point anywhere.
double largest_cosine(const drawing::grid& fine, double level) {
  double largest = 0;
  for (const auto& line : contour_lines(fine, level))
    for (std::size_t k = 0; k + 1 < line.size(); ++k)
      if (std::hypot(line[k + 1].x - line[k].x, line[k + 1].y - line[k].y) > 0.006)
        largest = std::max(largest, cosine_to(line[k], line[k + 1]));
  return largest;
}

/// A level set, and arrows downhill from it.
void add_level(drawing::picture& drawn, const drawing::grid& coarse, double level) {
  for (auto& line : contour_lines(coarse, level)) {
    for (std::size_t k = 0; k < line.size(); k += 8) {
      const auto [up_x, up_y] = slope(x = line[k].x, y = line[k].y);
      const double share = 0.5 / std::hypot(up_x, up_y);
      drawn.arrows.push_back(
          {line[k], {line[k].x - share * up_x, line[k].y - share * up_y}, drawing::colors[3]});
    }
    drawn.lines.push_back({std::move(line), drawing::level_color(std::log10(level) / 3), 1.4});
  }
}

int main() {
  drawing::picture drawn{.title = "Himmelblau's function: -gradient on the level sets",
                         .x_name = "x",
                         .y_name = "y",
                         .x = window,
                         .y = window,
                         .same_scale = true};
  const drawing::grid coarse = levels(161), fine = levels(1001);
  double largest = 0;
  for (const double level : {10.0, 50.0, 120.0, 175.0, 300.0, 600.0}) {
    add_level(drawn, coarse, level);
    largest = std::max(largest, largest_cosine(fine, level));
  }
  std::cout << "f = " << hills << "\n"
            << "gradient and level sets: 90 degrees, within "
            << std::ceil(std::asin(largest) * 180 / std::numbers::pi) << "\n";
  drawing::save("geometry", {drawn});
  return largest < 0.03 ? 0 : 1;
}
