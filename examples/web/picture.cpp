// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <sstream>

#include "answer.hpp"
#include "draw.hpp"
#include "picture/canvas.hpp"

namespace page {

using program::descent_step;
using program::object_writer;

namespace {

void write_range(object_writer& out, const char* field, const drawing::range& r) {
  out.array(field, std::vector<double>{r.low, r.high}, program::write_number);
}

/// Where the window is on the sheet, in pixels, for whoever points at it.
void write_window(object_writer& out, const drawing::picture& drawn) {
  std::ostringstream svg;
  drawing::write_svg(svg, drawn);
  const drawing::canvas sheet(svg, drawn);
  out.string("svg", svg.str());
  write_range(out, "x", drawn.x);
  write_range(out, "y", drawn.y);
  out.array(
      "window",
      std::vector<double>{drawing::canvas::left, drawing::canvas::top, sheet.width, sheet.height},
      program::write_number);
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

void write_picture(object_writer& out, program::worksheet& sheet, const program::request& asked) {
  std::vector<descent_step> path;
  if (asked.descend && asked.at)
    path = program::descend(sheet, *asked.descend, sheet.point(*asked.at));
  drawing::picture drawn = program::draw(sheet, asked, path);
  drawn.title = {};
  write_window(out, drawn);
  if (!path.empty()) out.string("descent", sentence_about(path));
}

}  // namespace page
