// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/hyperbolic.hpp>

namespace nabla::core {

/// The inverse of the hyperbolic cosine, not negative.
/// d acosh u = du / sqrt(u^2 - 1), infinite at 1
struct inverse_hyperbolic_cosine {
  static constexpr std::string_view name = "acosh";
  static constexpr std::string_view alias = "arcosh arccosh";
  static constexpr spelling latex = {"\\operatorname{arcosh}"};
  static constexpr std::string_view c_name = "acosh";
  static constexpr interval domain = {.low = 1, .low_closed = true};
  static constexpr interval range = nonnegative_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::acosh(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / sqrt(square(u) - 1); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(1) ? simplification(0) : unchanged;  // exact
  }
};

/// The inverse hyperbolic cosine of a term or an expression.
template <operand U>
constexpr auto acosh(const U& u) {
  return apply<inverse_hyperbolic_cosine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::acosh;

}  // namespace nabla
