// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/acosh.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sinh.hpp>
#include <nabla/math/hyperbolic.hpp>

namespace nabla::core {

/// The hyperbolic cosine of u.      d cosh u = sinh u du
struct hyperbolic_cosine {
  static constexpr std::string_view name = "cosh";
  static constexpr std::string_view reciprocal = "sech";
  static constexpr spelling latex = {.words = "\\cosh", .takes_powers = true};
  static constexpr std::string_view c_name = "cosh";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {.low = 1, .low_closed = true};
  static constexpr monotonicity trend = monotonicity::increasing_in_size;
  static constexpr parity symmetry = parity::even;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::cosh(u);
  }
  static constexpr term derivative(auto u, auto) { return apply<hyperbolic_sine>(u); }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(1);                          // exact
    if (is_call_of<inverse_hyperbolic_cosine>(u)) return u.a();  // cosh acosh u = u: on u >= 1
    return unchanged;
  }
};

/// The hyperbolic cosine of a term or an expression.
template <operand U>
constexpr auto cosh(const U& u) {
  return apply<hyperbolic_cosine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::cosh;

}  // namespace nabla
