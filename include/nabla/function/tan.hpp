// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/atan.hpp>
#include <nabla/function/cos.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/trigonometric.hpp>

namespace nabla::core {

/// The tangent of u.      d tan u = (1 + tan^2 u) du
/// It is finite for every floating number, since all odd multiples of pi/2 are irrational.
struct tangent {
  static constexpr std::string_view name = "tan";
  static constexpr std::string_view reciprocal = "cot";
  static constexpr spelling latex = {.words = "\\tan", .takes_powers = true};
  static constexpr std::string_view c_name = "tan";
  static constexpr interval domain = all_reals;
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::tan(u);
  }
  static constexpr term pole(auto u) { return cos(u); }
  static constexpr term derivative(auto, auto tan_u) { return 1 + square(tan_u); }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(0);           // exact
    if (is_call_of<arctangent>(u)) return u.a();  // tan atan u = u: everywhere
    return unchanged;
  }
};

/// The tangent of a term or an expression.
template <operand U>
constexpr auto tan(const U& u) {
  return apply<tangent>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::tan;

}  // namespace nabla
