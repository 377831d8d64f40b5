// SPDX-License-Identifier: BSL-1.0
#include "at_point.hpp"

#include <cmath>
#include <cstdlib>

namespace program {

using namespace nabla;
using namespace nabla::core;

namespace {

std::string number_as(notation how, double value) {
  if (how == notation::plain) return rounded(value);
  characters latex;
  nabla::core::detail::write_latex_double(latex, std::strtod(rounded(value).c_str(), nullptr));
  return std::string(latex.view());
}
std::string name_as(notation how, const worksheet& sheet, term x) {
  return how == notation::plain ? sheet.name_of(x) : canonical_latex(sheet.g, x.index);
}
/// x - start
std::string distance_as(notation how, const std::string& x, double start) {
  if (start == 0) return x;
  const bool is_latex = how == notation::latex;
  return (is_latex ? "\\left(" : "(") + x + (start < 0 ? " + " : " - ") +
         number_as(how, std::abs(start)) + (is_latex ? "\\right)" : ")");
}

}  // namespace

std::string tangent(const worksheet& sheet, double value, const std::vector<double>& slopes,
                    const std::vector<double>& point, notation how) {
  std::string text = number_as(how, value);
  for (std::size_t k = 0; k < slopes.size(); ++k) {
    if (slopes[k] == 0) continue;
    const std::size_t i = sheet.position_of(sheet.by[k]);
    const std::string x = name_as(how, sheet, sheet.by[k]);
    text += (slopes[k] < 0 ? " - " : " + ") + number_as(how, std::abs(slopes[k])) +
            (how == notation::latex ? " " : "*") +
            distance_as(how, x, i < point.size() ? point[i] : 0);
  }
  return text;
}

std::string missing_value(worksheet& sheet, const std::vector<double>& point) {
  if (!sheet.data.empty()) return {};  // it may miss a value in some rows
  graph& g = sheet.g;
  const sequence<requirement> all = requirements_of(g, sheet.f.index);
  const unmet_requirement unmet =
      find_unmet(g, all, [&](node_index i) { return point[sheet.position_of(term(g, i))]; });
  if (unmet.which == all.size) return {};
  characters sentence;
  write_requirement(sentence, g, all[unmet.which]);
  return std::string(sentence.view()) + "; here that is " + rounded(unmet.argument);
}

namespace {

difference difference_along(const worksheet& sheet, term u, term x,
                            const std::vector<double>& point) {
  const std::size_t k = sheet.position_of(x);
  if (k == point.size()) return {0, 0};  // f does not have this variable
  const evaluator value(sheet, {u});
  std::vector<double> moved = point;
  const auto along = [&](double coordinate) {
    moved[k] = coordinate;
    return value(moved)[0];
  };
  return central_difference(along, point[k]);
}

}  // namespace

std::vector<checked_derivative> checked_derivatives(const worksheet& sheet,
                                                    const std::vector<term>& second,
                                                    const std::vector<double>& point) {
  std::vector<checked_derivative> all;
  const auto add = [&](const std::vector<term>& by, term u, term derivative) {
    const double exact = evaluator(sheet, {derivative})(point)[0];
    all.push_back({by, exact, difference_along(sheet, u, by.back(), point)});
  };
  const std::size_t n = sheet.by.size();
  for (std::size_t k = 0; k < n; ++k) add({sheet.by[k]}, sheet.f, sheet.gradient[k]);
  for (std::size_t k = 0; k < second.size(); ++k)
    if (k % n >= k / n) add({sheet.by[k / n], sheet.by[k % n]}, sheet.gradient[k / n], second[k]);
  return all;
}

}  // namespace program
