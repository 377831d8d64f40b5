// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/inverse_trigonometric.hpp>

namespace nabla::core {

/// The arctangent of u, from -pi/2 to pi/2.      d atan u = du / (1 + u^2)
struct arctangent {
  static constexpr std::string_view name = "atan";
  static constexpr std::string_view alias = "arctan";
  static constexpr spelling latex = {.words = "\\arctan", .takes_powers = true};
  static constexpr std::string_view c_name = "atan";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1.6, 1.6};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::atan(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / (1 + square(u)); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(0) : unchanged;  // exact
  }
};

/// The arctangent of a term or an expression.
template <operand U>
constexpr auto atan(const U& u) {
  return apply<arctangent>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::atan;

}  // namespace nabla
