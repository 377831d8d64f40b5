// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "answer.hpp"
#include "draw.hpp"
#include "picture/differences.hpp"
#include "picture/surface.hpp"

namespace page {

using ::program::evaluator;
using ::program::object_writer;
using ::program::worksheet;

namespace {

void write_drawing(object_writer& out, const drawing::picture& drawn, const char* window) {
  drawing::characters svg;
  drawing::write_svg(svg, drawn, window);
  out.string("svg", std::string(svg.view()));
}
drawing::range window_of(const ::program::request& asked, const std::string& name) {
  const auto found = asked.ranges.find(name);
  return found == asked.ranges.end() ? drawing::range{-5, 5} : found->second;
}
std::string sentence_about(const std::vector<drawing::errors_over_step>& all) {
  std::string sentence = "Smallest errors";
  for (const drawing::errors_over_step& u : all)
    sentence.append(&u == &all[0] ? ": " : ", ")
        .append(u.name)
        .append(" ")
        .append(drawing::rounded(u.least(), 2))
        .append(" with h = ")
        .append(drawing::rounded(u.best_step(), 2));
  return sentence + ".";
}

}  // namespace

void write_graph(object_writer& out, worksheet& sheet, const ::program::request& asked) {
  const drawing::diagram drawn = ::program::draw_graph(sheet, asked.at);
  drawing::characters svg;
  drawing::write_svg(svg, drawn);
  out.string("svg", std::string(svg.view()));
  out.name("boxes") << static_cast<std::int64_t>(drawn.boxes.size());
}

void write_surface(object_writer& out, worksheet& sheet, const ::program::request& asked) {
  constexpr int corners = 29;
  std::vector<double> point = sheet.point(asked.at.value_or(::program::coordinates()));
  if (sheet.by.size() != 2) return;
  const std::size_t x = sheet.position_of(sheet.by[0]), y = sheet.position_of(sheet.by[1]);
  if (x == point.size() || y == point.size()) return;
  const std::vector<double> slopes = evaluator(sheet, sheet.gradient)(point);
  const evaluator f(sheet, {sheet.f});
  const drawing::tangent_plane plane{{point[x], point[y]}, f(point)[0], {slopes[0], slopes[1]}};
  const std::string x_name = sheet.name_of(sheet.by[0]), y_name = sheet.name_of(sheet.by[1]);
  const auto height = [&](double at_x, double at_y) {
    point[x] = at_x;
    point[y] = at_y;
    return f(point)[0];
  };
  const drawing::grid g =
      drawing::sampled(window_of(asked, x_name), window_of(asked, y_name), corners, height);
  write_drawing(out, drawing::surface(g, plane, x_name, y_name), "surface-window");
}

void write_differences(object_writer& out, worksheet& sheet, const question& q) {
  std::vector<double> point = sheet.point(q.asked.at.value_or(::program::coordinates()));
  for (std::size_t k = 0; k < sheet.by.size(); ++k) {
    const std::size_t place = sheet.position_of(sheet.by[k]);
    if (sheet.name_of(sheet.by[k]) != q.by || place == point.size()) continue;
    const double exact = evaluator(sheet, {sheet.gradient[k]})(point)[0], start = point[place];
    const evaluator f(sheet, {sheet.f});
    if (!std::isfinite(exact) || !std::isfinite(f(point)[0])) return;
    const auto along = [&](double at) {
      point[place] = at;
      return f(point)[0];
    };
    const auto errors = drawing::errors_of_differences(along, start, exact);
    write_drawing(out, drawing::draw(errors), "errors-window");
    out.string("sentence", sentence_about(errors));
  }
}

}  // namespace page
