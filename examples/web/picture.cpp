// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "answer.hpp"
#include "draw.hpp"
#include "picture/canvas.hpp"
#include "picture/contour.hpp"

namespace page {

using ::program::descent_step;
using ::program::object_writer;

namespace {

constexpr const char* point_color = "#b8860b";

void write_range(object_writer& out, const char* field, const drawing::range& r) {
  out.array(field, std::vector<double>{r.low, r.high}, ::program::write_number);
}

/// Where the window is on the sheet, in pixels, for whoever points at it.
void write_window(object_writer& out, const drawing::picture& drawn) {
  drawing::characters svg;
  drawing::write_svg(svg, drawn);
  const drawing::canvas sheet(svg, drawn);
  out.string("svg", std::string(svg.view()));
  write_range(out, "x", drawn.x);
  write_range(out, "y", drawn.y);
  out.array(
      "window",
      std::vector<double>{drawing::canvas::left, drawing::canvas::top, sheet.width, sheet.height},
      ::program::write_number);
}

/// The level line through the point, and the gradient, which stands upright on it.
void add_level_line(drawing::picture& drawn, const ::program::worksheet& sheet,
                    const std::vector<double>& point) {
  const int cells = sheet.data.empty() ? 90 : 45;
  const std::size_t x = sheet.position_of(sheet.by[0]), y = sheet.position_of(sheet.by[1]);
  if (x == point.size() || y == point.size()) return;
  const ::program::evaluator f(sheet, {sheet.f});
  drawing::grid g{drawn.x, drawn.y, cells + 1, cells + 1, {}};
  std::vector<double> moved = point;
  for (int k = 0; k <= cells; ++k)
    for (int i = 0; i <= cells; ++i) {
      moved[x] = g.x_of(i);
      moved[y] = g.y_of(k);
      g.values.push_back(f(moved)[0]);
    }
  for (const auto& line : drawing::contour_lines(g, f(point)[0]))
    drawn.lines.push_back({line, point_color, 1.6, true});
  const std::vector<double> slope = ::program::evaluator(sheet, sheet.gradient)(point);
  const double length = 0.12 * (drawn.x.high - drawn.x.low) / std::hypot(slope[0], slope[1]);
  if (!std::isfinite(length)) return;
  drawn.arrows.push_back({{point[x], point[y]},
                          {point[x] + length * slope[0], point[y] + length * slope[1]},
                          point_color});
}

std::string sentence_about(const std::vector<descent_step>& path) {
  const descent_step& last = path.back();
  const std::string steps = std::to_string(path.size() - 1) + " steps";
  if (!std::isfinite(last.norm) || !std::isfinite(last.value))
    return "After " + steps + " f has no finite value: a smaller rate may help.";
  const std::string arrival = "After " + steps + " f = " + drawing::rounded(last.value, 6) +
                              ", and the gradient's norm is " + drawing::rounded(last.norm, 3) +
                              ".";
  return last.value > path.front().value ? arrival + " f has grown: a smaller rate may help."
                                         : arrival;
}

}  // namespace

void write_picture(object_writer& out, ::program::worksheet& sheet,
                   const ::program::request& asked) {
  std::vector<descent_step> path;
  if (asked.descend && asked.at)
    path = ::program::descend(sheet, *asked.descend, sheet.point(*asked.at));
  drawing::picture drawn = ::program::draw(sheet, asked, path);
  drawn.title = {};
  if (sheet.by.size() == 2 && asked.at) add_level_line(drawn, sheet, sheet.point(*asked.at));
  write_window(out, drawn);
  if (!path.empty()) out.string("descent", sentence_about(path));
}

}  // namespace page
