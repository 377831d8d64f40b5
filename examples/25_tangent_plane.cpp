// SPDX-License-Identifier: BSL-1.0
// At a point: the tangent plane of a surface, and the gradient at right angles to the level set.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

#include "picture/surface.hpp"

using namespace nabla;
using namespace nabla::literals;

// [plane]
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = x * exp(-square(x) - square(y));

constexpr variable<"a"> a;  // the plane touches the surface at (a, b)
constexpr variable<"b"> b;
constexpr auto there(expression auto u) { return substitute(u, x = a, y = b); }
constexpr auto plane = there(f) + there(diff(f, x)) * (x - a) + there(diff(f, y)) * (y - b);

static_assert(there(plane) == there(f));
static_assert(there(gradient(plane, wrt(x, y))) == there(gradient(f)));
// [/plane]

constexpr drawing::range window{-2, 2};
constexpr drawing::place point{0.4, -0.6};

drawing::grid heights(int count) {
  return drawing::sampled(window, window, count,
                          [](double at_x, double at_y) { return f(x = at_x, y = at_y); });
}

/// How far the surface is from the plane, away from the point by `distance` in both directions.
double gap_at(double distance) {
  return std::abs(
      (f - plane)(x = point.x + distance, y = point.y - distance, a = point.x, b = point.y));
}

drawing::picture level_and_gradient(drawing::place slope) {
  drawing::picture drawn{
      .x_name = "x", .y_name = "y", .x = window, .y = window, .same_scale = true};
  drawn.title = "the level of the point, its tangent, and the gradient";
  add_contours(drawn, heights(121));
  for (drawing::picture::line& level : drawn.lines) level.color = drawing::pale(level.color, 0.5);
  for (auto& line : contour_lines(heights(121), f(x = point.x, y = point.y)))
    drawn.lines.push_back({std::move(line), drawing::colors[0], 2.5});
  const auto away = [&](double along_x, double along_y) {
    return drawing::place{point.x + along_x, point.y + along_y};
  };
  drawn.lines.push_back(
      {{away(-slope.y, slope.x), away(slope.y, -slope.x)}, drawing::colors[1], 2, true});
  drawn.arrows.push_back({point, away(slope.x, slope.y), drawing::colors[3]});
  drawn.dots.push_back({point, "#222222", 4});
  return drawn;
}

int main() {
  for (const double distance : {0.08, 0.04, 0.02})
    std::cout << "at a distance of " << distance << " the plane is off by "
              << drawing::rounded(gap_at(distance), 2) << "\n";
  const auto [value, slope] = value_and_gradient(f)(x = point.x, y = point.y);
  const drawing::tangent_plane touching{point, value, {slope[0], slope[1]}};
  drawing::picture seen = surface(heights(29), touching, "x", "y");
  seen.title = "the surface and its tangent plane";
  drawing::save("tangent", {seen, level_and_gradient(touching.slope)});
}
