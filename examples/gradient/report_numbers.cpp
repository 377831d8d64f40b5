// SPDX-License-Identifier: BSL-1.0
#include <algorithm>
#include <cmath>
#include <ostream>

#include "at_point.hpp"
#include "lines.hpp"
#include "naming.hpp"
#include "report_parts.hpp"

namespace program {

using nabla::term;

namespace {

void write_place(std::ostream& out, const worksheet& sheet, const std::vector<double>& point) {
  const std::vector<bool> needed = sheet.needed_variables();
  std::vector<std::string> coordinates;
  for (std::size_t k = 0; k < point.size(); ++k)
    if (needed[k])
      coordinates.push_back(sheet.name_of(sheet.variables[k]) + " = " + rounded(point[k]));
  out << (coordinates.empty() ? "\nits value\n" : "\nat " + joined(coordinates) + "\n");
}

double norm_of(const std::vector<double>& slopes) {
  double norm = 0;
  for (const double slope : slopes) norm = std::hypot(norm, slope);
  return norm;
}

void add_directions(equations& all, const std::vector<double>& slopes, double norm) {
  if (norm == 0) return all.add("direction of steepest ascent", "none: the gradient is zero");
  if (!std::isfinite(norm)) return;
  std::vector<double> up, down;
  for (const double slope : slopes) {
    up.push_back(slope / norm);
    down.push_back(-slope / norm + 0.0);
  }
  all.add("direction of steepest ascent", numbers(up));
  all.add("unit descent direction", numbers(down));
}

void add_gradient(equations& all, const std::vector<double>& slopes) {
  const double norm = norm_of(slopes);
  all.add("gradient", numbers(slopes));
  all.add("its norm, the steepest slope", rounded(norm));
  add_directions(all, slopes, norm);
}

std::string tangent_name(const worksheet& sheet) {
  return sheet.by.size() == 1   ? "tangent line"
         : sheet.by.size() == 2 ? "tangent plane"
                                : "linear approximation";
}

void write_hessian(std::ostream& out, const std::vector<double>& second) {
  std::vector<std::string> entries;
  for (const double entry : second) entries.push_back(rounded(entry));
  out << "  Hessian\n";
  write_matrix(out, entries);
}

}  // namespace

void write_values(std::ostream& out, worksheet& sheet, const request& asked,
                  const std::vector<term>& second) {
  const naming names(sheet, false);
  const std::vector<double> point = sheet.point(*asked.at);
  write_place(out, sheet, point);
  const double value = evaluator(sheet, {sheet.f})(point)[0];
  const std::vector<double> slopes = evaluator(sheet, sheet.gradient)(point);
  equations all;
  all.add("f", rounded(value));
  for (std::size_t k = 0; k < slopes.size(); ++k)
    all.add(names.derivative({sheet.by[k]}), rounded(slopes[k]));
  if (slopes.size() > 1) add_gradient(all, slopes);
  if (!slopes.empty() && std::isfinite(norm_of(slopes)))
    all.add(tangent_name(sheet), tangent(sheet, value, slopes, point));
  all.write(out, "  ");
  const std::string missing = missing_value(sheet, point);
  if (!missing.empty()) out << "  " << missing << "\n";
  if (!second.empty()) write_hessian(out, evaluator(sheet, second)(point));
}

void write_checks(std::ostream& out, worksheet& sheet, const request& asked,
                  const std::vector<term>& second) {
  out << "\nderivatives, finite differences and how far they are apart (relative, absolute below "
         "1)\n";
  const naming names(sheet, false);
  const std::vector<checked_derivative> all =
      checked_derivatives(sheet, second, sheet.point(*asked.at));
  std::size_t widest = 0;
  for (const checked_derivative& u : all)
    widest = std::max(widest, width_of(names.derivative(u.by)));
  for (const checked_derivative& u : all) {
    const std::string name = names.derivative(u.by);
    out << "  " << name << std::string(widest - width_of(name) + 2, ' ') << padded(rounded(u.exact))
        << padded(rounded(u.found.value))
        << rounded(nabla::core::relative_error(u.exact, u.found), 2) << "\n";
  }
}

}  // namespace program
