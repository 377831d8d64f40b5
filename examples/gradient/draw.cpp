// SPDX-License-Identifier: BSL-1.0
#include "draw.hpp"

#include <algorithm>
#include <cmath>

#include "picture/contour.hpp"

namespace program {

using namespace drawing;

namespace {

constexpr const char *curve_color = "#2b5c9e", *derivative_color = "#d9822b",
                     *path_color = "#c0392b", *arrow_color = "#4f9d69", *tangent_color = "#2f8f4e";

class plotter {
  worksheet& sheet;
  const request& asked;
  const std::vector<descent_step>& path;
  std::vector<std::size_t> axes;  // which of f's variables are drawn
  std::vector<double> center;     // the values of all

  range window_of(std::size_t axis) const {
    const std::string name = sheet.name_of(sheet.variables[axes[axis]]);
    if (const auto found = asked.ranges.find(name); found != asked.ranges.end())
      return found->second;
    double largest = 0;  // far enough for all that is drawn, and for both axes the same
    const auto reach = [&](const std::vector<double>& point) {
      for (const std::size_t k : axes)
        if (std::isfinite(point[k]) && std::abs(point[k]) < 1e6)
          largest = std::max(largest, std::abs(point[k]));
    };
    reach(center);
    for (const descent_step& step : path) reach(step.point);
    if (largest == 0) largest = 2.4;
    return {-1.25 * largest, 1.25 * largest};
  }
  std::vector<double> moved(double x, double y = 0) const {
    std::vector<double> point = center;
    point[axes[0]] = x;
    if (axes.size() > 1) point[axes[1]] = y;
    return point;
  }
  place place_of(const std::vector<double>& point) const {
    return {point[axes[0]], point[axes[1]]};
  }
  std::string title() const {
    const std::size_t longest = 64;
    return sheet.formula.size() > longest ? sheet.formula.substr(0, longest) + " ..."
                                          : sheet.formula;
  }

  // Two variables.

  picture surface() {
    picture drawn;
    drawn.title = title();
    drawn.x_name = sheet.name_of(sheet.variables[axes[0]]);
    drawn.y_name = sheet.name_of(sheet.variables[axes[1]]);
    drawn.x = window_of(0);
    drawn.y = window_of(1);
    const double shape = (drawn.x.high - drawn.x.low) / (drawn.y.high - drawn.y.low);
    drawn.same_scale = shape < 3 && shape > 1.0 / 3;
    contours(drawn);
    arrows(drawn);
    path_in_plane(drawn);
    return drawn;
  }
  void contours(picture& drawn) const {
    const int cells = sheet.data.empty() ? 160 : 60;  // each takes a pass over the data
    grid g{drawn.x, drawn.y, cells + 1, cells + 1, {}};
    const evaluator f(sheet, {sheet.f});
    for (int k = 0; k <= cells; ++k)
      for (int i = 0; i <= cells; ++i) g.values.push_back(f(moved(g.x_of(i), g.y_of(k)))[0]);
    add_contours(drawn, g);
  }
  void arrows(picture& drawn) const {
    constexpr int count = 11;
    const double x_step = (drawn.x.high - drawn.x.low) / count,
                 y_step = (drawn.y.high - drawn.y.low) / count;
    std::vector<place> starts, slopes;
    std::vector<double> norms;
    const evaluator gradient(sheet, sheet.gradient);
    for (int k = 0; k < count; ++k)
      for (int i = 0; i < count; ++i) {
        const place start{drawn.x.low + (i + 0.5) * x_step, drawn.y.low + (k + 0.5) * y_step};
        const std::vector<double> slope = gradient(moved(start.x, start.y));
        const double norm = std::hypot(slope[0], slope[1]);
        if (!std::isfinite(norm) || norm == 0) continue;
        starts.push_back(start);
        slopes.push_back({slope[0], slope[1]});
        norms.push_back(norm);
      }
    const double usual = quantile(norms, 0.95), longest = 0.85 * std::min(x_step, y_step);
    for (std::size_t k = 0; k < starts.size(); ++k) {
      const double length = longest * std::sqrt(std::min(1.0, norms[k] / usual)) / norms[k];
      drawn.arrows.push_back(
          {starts[k],
           {starts[k].x + length * slopes[k].x, starts[k].y + length * slopes[k].y},
           arrow_color});
    }
  }
  void path_in_plane(picture& drawn) const {
    std::vector<place> points;
    for (const descent_step& step : path) points.push_back(place_of(step.point));
    if (points.empty() && asked.at) points.push_back(place_of(center));
    if (points.size() > 1) drawn.lines.push_back({points, path_color, 1.8, false});
    for (std::size_t k = 0; k < points.size(); k += 1 + points.size() / 100)
      drawn.dots.push_back({points[k], path_color, k == 0 ? 4.5 : 2.8});
    if (!points.empty())
      drawn.labels.push_back({points[0],
                              "(" + rounded(points[0].x, 4) + ", " + rounded(points[0].y, 4) + ")",
                              path_color, 13, true});
  }

  // One variable.

  picture curve() {
    picture drawn;
    drawn.title = title();
    drawn.x_name = sheet.name_of(sheet.variables[axes[0]]);
    drawn.x = window_of(0);
    const evaluator both(sheet, {sheet.f, sheet.gradient[0]});
    std::vector<place> values, slopes;
    std::vector<double> heights;
    constexpr int count = 800;
    for (int i = 0; i <= count; ++i) {
      const double x = drawn.x.low + (drawn.x.high - drawn.x.low) * i / count;
      const std::vector<double> found = both(moved(x));
      values.push_back({x, found[0]});
      slopes.push_back({x, found[1]});
      heights.push_back(found[0]);
      heights.push_back(found[1]);
    }
    double low = std::min(0.0, quantile(heights, 0.04)),
           high = std::max(0.0, quantile(heights, 0.96));
    if (!(high > low)) {
      low = -1;
      high = 1;
    }
    const double margin = 0.08 * (high - low);
    drawn.y = {low - margin, high + margin};
    if (const auto found = asked.ranges.find("f"); found != asked.ranges.end())
      drawn.y = found->second;
    add_curve(drawn, values, curve_color);
    add_curve(drawn, slopes, derivative_color);
    drawn.legend = {{curve_color, "f"}, {derivative_color, "df/d" + drawn.x_name}};
    tangent_and_path(drawn, both);
    return drawn;
  }
  /// Draws the curve in pieces: it breaks where f has no value, and at poles.
  static void add_curve(picture& drawn, const std::vector<place>& points, const char* color) {
    picture::line piece{{}, color, 2, false};
    const auto finish = [&] {
      if (piece.points.size() > 1) drawn.lines.push_back(piece);
      piece.points.clear();
    };
    for (const place at : points) {
      const bool is_pole = !piece.points.empty() &&
                           std::max(at.y, piece.points.back().y) > drawn.y.high &&
                           std::min(at.y, piece.points.back().y) < drawn.y.low;
      if (!std::isfinite(at.y) || is_pole) finish();
      if (std::isfinite(at.y)) piece.points.push_back(at);
    }
    finish();
  }
  void tangent_and_path(picture& drawn, const evaluator& both) const {
    if (!asked.at) return;
    const double x = center[axes[0]];
    const std::vector<double> found = both(center);
    const auto on_tangent = [&](double at) { return place{at, found[0] + found[1] * (at - x)}; };
    drawn.lines.push_back(
        {{on_tangent(drawn.x.low), on_tangent(drawn.x.high)}, tangent_color, 1.4, true});
    drawn.legend.emplace_back(tangent_color, "tangent at " + rounded(x, 4));
    drawn.dots.push_back({{x, found[0]}, tangent_color, 4});
    std::vector<place> points;
    for (const descent_step& step : path) points.push_back({step.point[axes[0]], step.value});
    if (points.size() > 1) drawn.lines.push_back({points, path_color, 1.2, false});
    for (const place at : points) drawn.dots.push_back({at, path_color, 2.8});
    if (!points.empty()) drawn.legend.emplace_back(path_color, "descent");
  }

 public:
  plotter(worksheet& its_sheet, const request& what, const std::vector<descent_step>& steps)
      : sheet(its_sheet), asked(what), path(steps) {
    for (const nabla::term x : sheet.by)
      if (const std::size_t k = sheet.position_of(x); k < sheet.variables.size()) axes.push_back(k);
    if (axes.empty() || axes.size() > 2)
      throw mistake(
          "--plot draws functions of one or two variables: choose them with --wrt, and give the "
          "others "
          "values with --at");
    coordinates given = asked.at.value_or(coordinates());
    for (const std::size_t k : axes) given.try_emplace(sheet.name_of(sheet.variables[k]), 0);
    center = sheet.point(given);
  }
  picture draw() { return axes.size() == 1 ? curve() : surface(); }
};

}  // namespace

picture draw(worksheet& sheet, const request& asked, const std::vector<descent_step>& path) {
  return plotter(sheet, asked, path).draw();
}

diagram draw_graph(const worksheet& sheet, const std::optional<coordinates>& at) {
  coordinates values;
  const std::vector<double> point = at ? sheet.point(*at) : std::vector<double>();
  for (std::size_t k = 0; k < point.size(); ++k)
    values[sheet.name_of(sheet.variables[k])] = point[k];
  diagram drawn = backpropagation(sheet.g, sheet.f, sheet.by, values);
  constexpr std::size_t most = 300;
  if (drawn.boxes.size() > most)
    throw mistake("the graph has more than " + std::to_string(most) +
                  " boxes, too many to look at");
  return drawn;
}

}  // namespace program
