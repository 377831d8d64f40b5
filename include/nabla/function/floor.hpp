// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/rounding.hpp>

namespace nabla::core {

/// The largest integer that is not above u.      d floor u = 0, at the jumps too
struct integer_below {
  static constexpr std::string_view name = "floor";
  static constexpr spelling latex = {"\\left\\lfloor # \\right\\rfloor", precedence::of_atom};
  static constexpr std::string_view c_name = "floor";
  static constexpr interval domain = all_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr unsigned decisive = 1;
  static constexpr bool finite = true;
  template <class T>
  static constexpr T value(T u) {
    return math::floor(u);
  }
  static constexpr term derivative(auto, auto) { return 0; }
  static constexpr simplification simplified(auto u) {
    const bool whole = u.is_constant() ? u.value().is_integer() : is_call_of<integer_below>(u);
    return whole ? simplification(u) : unchanged;  // exact
  }
};

/// The floor of a term or an expression.
template <operand U>
constexpr auto floor(const U& u) {
  return apply<integer_below>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::floor;

}  // namespace nabla
