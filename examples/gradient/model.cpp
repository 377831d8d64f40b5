// SPDX-License-Identifier: BSL-1.0
#include "model.hpp"

#include <algorithm>
#include <cmath>

namespace program {

using namespace nabla;
using namespace nabla::core;

namespace {

/// The columns that a node needs, in the order in which the formula names them.
std::vector<node_index> columns_in(const graph& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  std::vector<node_index> all;
  for (node_index i = 0; i <= root; ++i)
    if (needed[i] && g[i].kind() == node_kind::variable && g.shape_of(i).varies) all.push_back(i);
  return all;
}
/// u of each row differentiated by a column.
term slope_by(graph& g, term u, node_index column) {
  const sequence<term> one(1, term(1)), by(1, term(g, column));
  return {g, reverse_sweep(g, sequence<term>(1, u), one, by, sample_mode::apart)[0].in(g)};
}
term with_zeros(graph& g, term u, const std::vector<node_index>& columns) {
  const node_index zero = g.constant(0);
  return {g, rewrite(g, reachable_from(g, u.index), g, [&](node_index i, const node_index*) {
            const bool is_one = std::find(columns.begin(), columns.end(), i) != columns.end();
            return is_one ? zero : node_index{node::none};
          })[u.index]};
}
bool has_sums(const graph& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  for (node_index i = 0; i <= root; ++i)
    if (needed[i] && (g[i].is_structural() || is_sample_count(g[i]))) return true;
  return false;
}

/// The model in a residual u, whose derivative by the response is 1 or -1.
std::optional<model> model_in_residual(const worksheet& sheet, graph& g, term u) {
  const std::vector<node_index> all = columns_in(g, u.index);
  for (const node_index y : all) {
    const term slope = slope_by(g, u, y);
    if (!slope.is_number(1) && !slope.is_number(-1)) continue;
    const term rest = with_zeros(g, u, {y});
    model found{sheet.name_of(term(g, y)), {}, slope.is_number(1) ? -rest : rest, {}, {}, true};
    found.prediction = {g, found.prediction.in(g)};
    const std::vector<node_index> features = columns_in(g, found.prediction.index);
    for (const node_index x : features) {
      found.features.push_back(sheet.name_of(term(g, x)));
      found.slopes.push_back(slope_by(g, found.prediction, x));
      found.is_line = found.is_line && !found.slopes.back().shape().varies;
    }
    found.at_zero = with_zeros(g, found.prediction, features);
    return found;
  }
  return {};
}

scale scale_for(const std::map<std::string, scale>& scales, const std::string& feature) {
  const auto found = scales.find(feature);
  return found == scales.end() ? scale() : found->second;
}
/// A column for 101 places from the smallest to the largest value.
std::vector<double> places_along(const std::vector<double>& column) {
  const auto [low, high] = std::minmax_element(column.begin(), column.end());
  std::vector<double> all;
  for (int k = 0; k <= 100; ++k) all.push_back(*low + (*high - *low) * k / 100);
  return all;
}

}  // namespace

std::optional<model> model_in(worksheet& sheet) {
  graph& g = sheet.g;
  const sequence<bool> needed = reachable_from(g, sheet.f.index);
  for (node_index i = 0; i <= sheet.f.index; ++i) {
    if (!needed[i] || !is_sample_sum(g[i])) continue;
    const core::node squared = g[g[i].a()];
    if (squared.kind() == node_kind::power && squared.exponent() == 2 && !has_sums(g, squared.a()))
      return model_in_residual(sheet, g, term(g, squared.a()));
  }
  return {};
}

scale scale_of(const std::vector<double>& column) {
  const auto rows = static_cast<double>(column.size());
  scale found;
  for (const double x : column) found.mean += x / rows;
  double variance = 0;
  for (const double x : column) variance += (x - found.mean) * (x - found.mean) / rows;
  const bool is_rounding = std::sqrt(variance) <= 1e-12 * std::abs(found.mean);
  found.deviation = is_rounding ? 1 : std::sqrt(variance);
  return found;
}
std::vector<double> scaled(std::vector<double> column, const scale& by) {
  for (double& x : column) x = (x - by.mean) / by.deviation;
  return column;
}

std::string line_text(const worksheet& sheet, const model& m,
                      const std::map<std::string, scale>& scales,
                      const std::vector<double>& point) {
  double intercept = evaluator(sheet, {m.at_zero})(point)[0];
  std::string text;
  for (std::size_t k = 0; k < m.features.size(); ++k) {
    const scale by = scale_for(scales, m.features[k]);
    const double slope = evaluator(sheet, {m.slopes[k]})(point)[0] / by.deviation;
    intercept -= slope * by.mean;
    text += (slope < 0 ? " - " : " + ") + rounded(std::abs(slope), 6) + "*" + m.features[k];
  }
  return m.response + " = " + rounded(intercept, 6) + text;
}

std::vector<drawing::place> curve_of(const worksheet& sheet, const model& m,
                                     const std::map<std::string, scale>& scales,
                                     const std::vector<double>& point) {
  columns data = sheet.data;
  std::vector<double> across;
  const bool is_curve = m.features.size() == 1;
  if (is_curve) {
    data[m.features[0]] = places_along(data[m.features[0]]);
    const scale by = scale_for(scales, m.features[0]);
    for (const double x : data[m.features[0]]) across.push_back(by.mean + by.deviation * x);
    data[m.response].resize(across.size());
  }
  const std::vector<double> predicted = evaluator(sheet, {m.prediction}, data).in_rows(point);
  std::vector<drawing::place> all;
  for (std::size_t k = 0; k < predicted.size(); ++k)
    all.push_back(is_curve ? drawing::place{across[k], predicted[k]}
                           : drawing::place{predicted[k], data[m.response][k]});
  return all;
}

}  // namespace program
