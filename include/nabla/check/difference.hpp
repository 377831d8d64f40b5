// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/ieee.hpp>

namespace nabla::core {

/// A derivative estimated by differences, and how far it may be off.
struct difference {
  double value, error;
};

namespace detail {

/// (f(u + step) - f(u - step)) / 2 step, in constant expressions too.
template <class F>
constexpr double central_slope(F f, double u, double step) {
  const double above = u + step, below = u - step;
  return math::ieee::divide(math::ieee::subtract(f(above), f(below)), above - below);
}
/// Half the largest step for which f is finite on both sides; 0 if no step is small enough.
template <class F>
constexpr double first_step(F f, double u) {
  const double size = math::abs(u);
  double step = 0.02 * (size < 1 ? 1 : size);
  for (int k = 0; k < 12; ++k, step = step / 4)
    if (math::isfinite(central_slope(f, u, step))) return step / 2;
  return 0;
}

}  // namespace detail

/// The derivative of f at u by central differences with shrinking steps, extrapolated to step 0. Of
/// all estimates it takes the one that changes least. It is NaN where f has no values around u. (C.
/// J. F. Ridders, Accurate computation of F'(x) and F'(x)F''(x), Advances in Engineering Software
/// 4, 1982.)
template <class F>
constexpr difference central_difference(F f, double u) {
  constexpr int rows = 10;
  constexpr double shrink = 1.4;
  double step = detail::first_step(f, u), above[rows]{};
  if (step == 0) return {math::ieee::not_a_number<double>, math::ieee::infinity<double>};
  above[0] = detail::central_slope(f, u, step);
  difference best{above[0], math::ieee::largest<double>};
  for (int i = 1; i < rows; ++i) {
    double row[rows]{detail::central_slope(f, u, step = step / shrink)};
    double factor = 1;
    for (int j = 1; j <= i; ++j) {
      factor = factor * shrink * shrink;
      row[j] = (factor * row[j - 1] - above[j - 1]) / (factor - 1);
      const double change = math::abs(row[j] - row[j - 1]),
                   other = math::abs(row[j] - above[j - 1]);
      const double error = change < other ? other : change;
      if (error <= best.error) best = {row[j], error};
    }
    for (int j = 0; j <= i; ++j) above[j] = row[j];
  }
  return best;
}

/// How far a derivative is from a difference: relative to it where it is large, absolute below 1.
/// NaN is infinitely far.
constexpr double relative_error(double derivative, difference found) {
  if (derivative == found.value) return 0;
  const double apart = math::abs(math::ieee::subtract(derivative, found.value)),
               size = math::abs(derivative);
  if (!math::isfinite(apart)) return math::ieee::infinity<double>;
  return apart / (size < 1 ? 1 : size);
}

}  // namespace nabla::core

namespace nabla {

using core::central_difference;

}  // namespace nabla
