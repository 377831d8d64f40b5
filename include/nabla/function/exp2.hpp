// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/log2.hpp>
#include <nabla/math/exponential.hpp>

namespace nabla::core {

/// 2^u.      d exp2 u = log 2 exp2 u du
struct binary_exponential {
  static constexpr std::string_view name = "exp2";
  static constexpr spelling latex = {"2^{#}", precedence::of_power};
  static constexpr std::string_view c_name = "exp2";
  static constexpr interval domain = all_reals;
  static constexpr interval range = positive_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::exp2(u);
  }
  static constexpr term derivative(auto u, auto exp2_u) { return exp2_u * log_beside(u, 2); }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(1);                 // exact
    if (u.is_number(1)) return term(2);                 // exact
    if (is_call_of<binary_logarithm>(u)) return u.a();  // exp2 log2 u = u: on u >= 0
    return unchanged;
  }
};

/// The power of two of a term or an expression.
template <operand U>
constexpr auto exp2(const U& u) {
  return apply<binary_exponential>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::exp2;

}  // namespace nabla
