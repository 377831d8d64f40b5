// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/hyperbolic.hpp>

namespace nabla::core {

/// The inverse of the hyperbolic tangent.      d atanh u = du / (1 - u^2)
struct inverse_hyperbolic_tangent {
  static constexpr std::string_view name = "atanh";
  static constexpr std::string_view alias = "artanh arctanh";
  static constexpr spelling latex = {"\\operatorname{artanh}"};
  static constexpr std::string_view c_name = "atanh";
  static constexpr interval domain = {-1, 1};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::atanh(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / (1 - square(u)); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(0) : unchanged;  // exact
  }
};

/// The inverse hyperbolic tangent of a term or an expression.
template <operand U>
constexpr auto atanh(const U& u) {
  return apply<inverse_hyperbolic_tangent>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::atanh;

}  // namespace nabla
