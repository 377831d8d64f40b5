// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/hyperbolic.hpp>

namespace nabla::core {

/// The inverse of the hyperbolic sine.      d asinh u = du / sqrt(u^2 + 1)
struct inverse_hyperbolic_sine {
  static constexpr std::string_view name = "asinh";
  static constexpr std::string_view alias = "arsinh arcsinh";
  static constexpr spelling latex = {"\\operatorname{arsinh}"};
  static constexpr std::string_view c_name = "asinh";
  static constexpr interval domain = all_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::asinh(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / sqrt(square(u) + 1); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(0) : unchanged;  // exact
  }
};

/// The inverse hyperbolic sine of a term or an expression.
template <operand U>
constexpr auto asinh(const U& u) {
  return apply<inverse_hyperbolic_sine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::asinh;

}  // namespace nabla
