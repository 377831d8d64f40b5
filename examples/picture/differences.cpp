// SPDX-License-Identifier: BSL-1.0
#include "differences.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "contour.hpp"

namespace drawing {

namespace {

constexpr range steps_shown{-16, 0}, errors_shown{-17.5, 5};  // as powers of ten

constexpr double rounding = std::numeric_limits<double>::epsilon() / 2;

double power_of_ten(double error) { return std::log10(std::max(error, rounding)); }

/// The line along which errors are about h^power, between these powers of ten; its
/// name stands beside it.
void add_slope(picture& drawn, const errors_over_step& u, int power, range between,
               const std::string& name, place label) {
  std::vector<double> factors;
  for (std::size_t k = 0; k < u.errors.size(); ++k) {
    const double x = std::log10(errors_over_step::step(k));
    if (x >= between.low && x <= between.high && u.errors[k] > 0)
      factors.push_back(std::log10(u.errors[k]) - power * x);
  }
  const double factor = quantile(factors, 0.5);
  if (!std::isfinite(factor)) return;
  const auto on_line = [&](double x) { return place{x, factor + power * x}; };
  const double first = power < 0 ? steps_shown.low : (errors_shown.low - factor) / power;
  drawn.lines.push_back(
      {{on_line(std::max(first, steps_shown.low)), on_line(steps_shown.high)}, "#999999", 1, true});
  const place near = on_line(label.x);
  drawn.labels.push_back({{near.x + 0.6, near.y + label.y}, name, "#555555", 13, false});
}

}  // namespace

double errors_over_step::step(std::size_t k) { return std::pow(10, -static_cast<double>(k) / 4); }
std::size_t errors_over_step::best() const {
  return static_cast<std::size_t>(std::min_element(errors.begin(), errors.end()) - errors.begin());
}

errors_over_step errors_of(const char* name, double exact,
                           const std::function<double(double)>& difference) {
  errors_over_step found{name, {}};
  for (std::size_t k = 0; k <= 64; ++k)
    found.errors.push_back(std::abs(difference(errors_over_step::step(k)) - exact) /
                           std::max(1.0, std::abs(exact)));
  return found;
}
std::vector<errors_over_step> errors_of_differences(const std::function<double(double)>& f,
                                                    double x, double exact) {
  std::vector<errors_over_step> both;
  both.push_back(
      errors_of("forward difference", exact, [&](double h) { return (f(x + h) - f(x)) / h; }));
  both.push_back(errors_of("central difference", exact,
                           [&](double h) { return (f(x + h) - f(x - h)) / (2 * h); }));
  return both;
}

picture draw(const std::vector<errors_over_step>& all) {
  picture drawn{.title = "log10 of the error",
                .x_name = "log10 of the step h",
                .x = steps_shown,
                .y = errors_shown,
                .same_scale = true};
  add_slope(drawn, all[0], 1, {-5, -2}, "h", {-4, -0.6});
  add_slope(drawn, all[1], 2, {-3, -1}, "h²", {-3, -0.6});
  add_slope(drawn, all[0], -1, {-15, -10}, "1/h", {-14, 0.8});
  for (const errors_over_step& u : all) {
    picture::line curve{{}, colors[drawn.legend.size()], 2, false};
    for (std::size_t k = 0; k < u.errors.size(); ++k)
      if (std::isfinite(u.errors[k]))
        curve.points.push_back({std::log10(errors_over_step::step(k)), power_of_ten(u.errors[k])});
    drawn.legend.emplace_back(curve.color, u.name);
    drawn.lines.push_back(curve);
  }
  const double floor = power_of_ten(0);
  drawn.lines.push_back({{{steps_shown.low, floor}, {steps_shown.high, floor}}, colors[3], 2});
  drawn.legend.emplace_back(colors[3], "rounding of a double");
  return drawn;
}

}  // namespace drawing
