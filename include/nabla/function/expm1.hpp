// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/function/log1p.hpp>
#include <nabla/math/exponential.hpp>

namespace nabla::core {

/// e^u - 1, without cancellation near 0.      d expm1 u = exp u du
/// expm1 u + 1 would save the call, but it is 0 for u < -37, where exp u still has all its digits.
struct exponential_minus_one {
  static constexpr std::string_view name = "expm1";
  static constexpr spelling latex = {"e^{#} - 1", precedence::of_sum};
  static constexpr std::string_view c_name = "expm1";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {.low = -1};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::expm1(u);
  }
  static constexpr term derivative(auto u, auto) { return exp(u); }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(0);                      // exact
    if (is_call_of<logarithm_of_one_plus>(u)) return u.a();  // expm1 log1p u = u: on u >= -1
    return unchanged;
  }
};

/// e^u - 1 of a term or an expression.
template <operand U>
constexpr auto expm1(const U& u) {
  return apply<exponential_minus_one>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::expm1;

}  // namespace nabla
