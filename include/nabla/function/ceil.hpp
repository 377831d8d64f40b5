// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/rounding.hpp>

namespace nabla::core {

/// The smallest integer that is not below u.      d ceil u = 0, at the jumps too
struct integer_above {
  static constexpr std::string_view name = "ceil";
  static constexpr spelling latex = {"\\left\\lceil # \\right\\rceil", precedence::of_atom};
  static constexpr std::string_view c_name = "ceil";
  static constexpr interval domain = all_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr unsigned decisive = 1;
  static constexpr bool finite = true;
  template <class T>
  static constexpr T value(T u) {
    return math::ceil(u);
  }
  static constexpr term derivative(auto, auto) { return 0; }
  static constexpr simplification simplified(auto u) {
    const bool whole = u.is_constant() ? u.value().is_integer() : is_call_of<integer_above>(u);
    return whole ? simplification(u) : unchanged;  // exact
  }
};

/// The ceiling of a term or an expression.
template <operand U>
constexpr auto ceil(const U& u) {
  return apply<integer_above>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::ceil;

}  // namespace nabla
