// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sign.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// |u|.      d |u| = sign u du, 0 at 0
struct absolute_value {
  static constexpr std::string_view name = "abs";
  static constexpr spelling latex = {"\\left|#\\right|", precedence::of_atom};
  static constexpr std::string_view c_name = "fabs";
  static constexpr interval domain = all_reals;
  static constexpr interval range = nonnegative_reals;
  static constexpr monotonicity trend = monotonicity::increasing_in_size;
  static constexpr parity symmetry = parity::even;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::either<T>(math::abs(u), -u);
  }
  static constexpr term derivative(auto u, auto) { return sign(u); }
  static constexpr simplification simplified(auto u) {
    if (u.is_constant()) return u.value().is_negative() ? -u : u;  // exact
    if (is_call_of<absolute_value>(u)) return u;                   // everywhere
    return unchanged;
  }
};

/// The absolute value of a term, an expression or a number.
template <function_arguments U>
constexpr auto abs(const U& u) {
  return apply<absolute_value>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::abs;

}  // namespace nabla
