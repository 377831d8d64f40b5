// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/inverse_trigonometric.hpp>

namespace nabla::core {

/// The arccosine of u, from 0 to pi.      d acos u = -du / sqrt(1 - u^2), infinite at -1 and 1
struct arccosine {
  static constexpr std::string_view name = "acos";
  static constexpr std::string_view alias = "arccos";
  static constexpr spelling latex = {.words = "\\arccos", .takes_powers = true};
  static constexpr std::string_view c_name = "acos";
  static constexpr interval domain = {-1, 1, true, true};
  static constexpr interval range = {.low = 0, .high = 3.2, .low_closed = true};
  static constexpr monotonicity trend = monotonicity::decreasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::acos(u);
  }
  static constexpr term derivative(auto u, auto) { return -(1 / sqrt(1 - square(u))); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(1) ? simplification(0) : unchanged;  // exact
  }
};

/// The arccosine of a term or an expression.
template <operand U>
constexpr auto acos(const U& u) {
  return apply<arccosine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::acos;

}  // namespace nabla
