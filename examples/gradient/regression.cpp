// SPDX-License-Identifier: BSL-1.0
#include "regression.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <ostream>

namespace program {

namespace {

/// The eigenvalues of a symmetric matrix, row by row, from the smallest on; by Jacobi's rotations.
std::vector<double> eigenvalues(std::vector<double> rows, std::size_t n) {
  const auto at = [&](std::size_t i, std::size_t k) -> double& { return rows[i * n + k]; };
  const auto turn = [](double& u, double& v, double c, double s) {
    const double before = u;
    u = c * before - s * v;
    v = s * before + c * v;
  };
  constexpr int sweeps = 40;
  for (int sweep = 0; sweep < sweeps; ++sweep)
    for (std::size_t p = 0; p < n; ++p)
      for (std::size_t q = p + 1; q < n; ++q) {
        if (at(p, q) == 0) continue;
        const double slope = (at(q, q) - at(p, p)) / (2 * at(p, q));
        const double t = (slope < 0 ? -1 : 1) / (std::abs(slope) + std::hypot(slope, 1));
        const double c = 1 / std::hypot(t, 1), s = t * c;
        for (std::size_t k = 0; k < n; ++k) turn(at(k, p), at(k, q), c, s);
        for (std::size_t k = 0; k < n; ++k) turn(at(p, k), at(q, k), c, s);
      }
  std::vector<double> found;
  for (std::size_t k = 0; k < n; ++k) found.push_back(at(k, k));
  std::sort(found.begin(), found.end());
  return found;
}

way_down go_down(worksheet& sheet, const request& asked, minimizer by_method) {
  constexpr double rounding = 1e-13, nothing = std::numeric_limits<double>::quiet_NaN();
  const std::vector<double> start = sheet.point(*asked.at);
  const std::vector<double> curvatures =
      eigenvalues(evaluator(sheet, sheet.hessian())(start), sheet.by.size());
  const double least = curvatures.front(), most = curvatures.back();
  const bool is_convex = most > 0 && least >= -rounding * most;
  way_down way;
  way.condition = is_convex ? most / (least > rounding * most ? least : 0) : nothing;
  if (asked.minimize && by_method != nullptr) {
    way.rate = asked.minimize->rate;
    way.found = by_method(sheet, *asked.minimize, start);
    return way;
  }
  descent how = *asked.descend;
  if (is_convex) how.rate = 1 / most;
  how.until = 1e-6;
  way.rate = how.rate;
  way.found.path = descend(sheet, how, start);
  way.found.evaluations = way.found.path.size();
  return way;
}

std::string padded(std::string text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 1, ' ') + text;
}

}  // namespace

std::vector<way_down> both_ways_down(const std::string& formula, const request& asked,
                                     minimizer by_method) {
  std::vector<way_down> ways;
  for (const bool is_scaled : {false, true}) {
    worksheet sheet(formula, asked.wrt, asked.table.get());
    const std::optional<model> m = model_in(sheet);
    if (!m || sheet.by.empty()) return {};
    std::map<std::string, scale> scales;
    for (const std::string& feature : m->features) {
      if (!is_scaled) continue;
      scales[feature] = scale_of(sheet.data[feature]);
      sheet.data[feature] = scaled(sheet.data[feature], scales[feature]);
    }
    ways.push_back(go_down(sheet, asked, by_method));
    way_down& way = ways.back();
    way.features = is_scaled ? "scaled" : "as they are";
    if (way.found.path.empty()) continue;
    const std::vector<double>& last = way.found.path.back().point;
    if (m->is_line) way.line = line_text(sheet, *m, scales, last);
    way.curve = curve_of(sheet, *m, scales, last);
  }
  return ways;
}

void write_ways(std::ostream& out, const std::vector<way_down>& ways) {
  out << "\nfeatures as they are, and scaled: (x - mean)/deviation\n  features    "
      << std::string(4, ' ') << "condition         rate   steps             f  line\n";
  for (const way_down& way : ways) {
    std::string name = way.features;
    name.resize(12, ' ');
    out << "  " << name
        << padded(std::isnan(way.condition) ? "none" : rounded(way.condition, 4), 13)
        << padded(way.rate ? rounded(*way.rate, 4) : "its own", 13);
    if (way.found.path.empty()) {
      out << "  there f or its gradient has no finite value\n";
      continue;
    }
    out << padded(std::to_string(way.found.path.size() - 1), 8)
        << padded(rounded(way.found.path.back().value, 6), 14) << "  " << way.line << "\n";
  }
}

}  // namespace program
