// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cmath>

#include "regression.hpp"

namespace program {

using namespace drawing;

namespace {

/// From the smallest to the largest, and a little more on both sides.
range range_of(const std::vector<double>& values) {
  range found{values[0], values[0]};
  for (const double u : values) found = {std::min(found.low, u), std::max(found.high, u)};
  const double margin = found.high > found.low ? 0.06 * (found.high - found.low) : 1;
  return {found.low - margin, found.high + margin};
}
std::string name_of(const way_down& way) {
  return way.features == "scaled" ? "scaled features" : "features as they are";
}

/// The rows as dots, and the models as curves.
picture data_and_curves(const worksheet& sheet, const model& m, const std::vector<way_down>& ways) {
  const std::vector<double>&x = sheet.data.at(m.features[0]), &y = sheet.data.at(m.response);
  picture drawn{.title = m.response + " over " + m.features[0], .x_name = m.features[0]};
  drawn.y_name = m.response;
  drawn.x = range_of(x);
  drawn.y = range_of(y);
  for (std::size_t k = 0; k < x.size(); ++k) drawn.dots.push_back({{x[k], y[k]}, colors[0]});
  for (std::size_t k = 0; k < ways.size(); ++k)
    drawn.lines.push_back({ways[k].curve, colors[k + 1], 2, k == 0 && ways.size() > 1});
  return drawn;
}
/// Each row's response over its prediction: near the diagonal where the model is right.
picture responses(const worksheet& sheet, const model& m, const std::vector<way_down>& ways) {
  picture drawn{.title = "rows near the diagonal are predicted well", .x_name = "predicted"};
  drawn.y_name = m.response;
  drawn.x = drawn.y = range_of(sheet.data.at(m.response));
  drawn.lines.push_back({{{drawn.x.low, drawn.x.low}, {drawn.x.high, drawn.x.high}}, "#888888"});
  for (std::size_t k = 0; k < ways.size(); ++k)
    for (const place at : ways[k].curve) drawn.dots.push_back({at, colors[k + 1]});
  return drawn;
}
/// The loss over the steps, as far as the shorter path has something to show.
picture losses(const std::vector<way_down>& ways) {
  std::size_t shortest = ways[0].found.path.size();
  for (const way_down& way : ways) shortest = std::min(shortest, way.found.path.size());
  std::vector<named_values> all;
  for (const way_down& way : ways) {
    all.emplace_back(name_of(way), std::vector<double>());
    for (std::size_t k = 0;
         k < std::min(way.found.path.size(), std::max<std::size_t>(31, 2 * shortest)); ++k)
      all.back().second.push_back(way.found.path[k].value);
  }
  picture drawn = curves("the loss, step by step", "step", all);
  for (std::size_t k = 0; k < drawn.lines.size(); ++k) {
    drawn.lines[k].color = colors[k + 1];
    drawn.legend[k].first = colors[k + 1];
  }
  return drawn;
}

}  // namespace

std::vector<picture> draw_regression(const worksheet& sheet, const model& m,
                                     const std::vector<way_down>& ways,
                                     const std::vector<double>& point) {
  std::vector<way_down> shown = ways;
  if (ways.empty()) {
    shown.emplace_back();
    shown[0].curve = curve_of(sheet, m, {}, point);
  }
  std::vector<picture> all{m.features.size() == 1 ? data_and_curves(sheet, m, shown)
                                                  : responses(sheet, m, shown)};
  if (!ways.empty())
    for (const way_down& way : ways)
      all[0].legend.emplace_back(colors[&way - ways.data() + 1], name_of(way));
  if (!ways.empty()) all.push_back(losses(ways));
  return all;
}

}  // namespace program
