// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/asinh.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/hyperbolic.hpp>

namespace nabla::core {

struct hyperbolic_cosine;

/// The hyperbolic sine of u.      d sinh u = cosh u du
struct hyperbolic_sine {
  static constexpr std::string_view name = "sinh";
  static constexpr std::string_view reciprocal = "csch";
  static constexpr spelling latex = {.words = "\\sinh", .takes_powers = true};
  static constexpr std::string_view c_name = "sinh";
  static constexpr interval domain = all_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::sinh(u);
  }
  template <class Cosine = hyperbolic_cosine>
  static constexpr term derivative(auto u, auto) {
    return apply<Cosine>(u);
  }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(0);                        // exact
    if (is_call_of<inverse_hyperbolic_sine>(u)) return u.a();  // sinh asinh u = u: everywhere
    return unchanged;
  }
};

/// The hyperbolic sine of a term or an expression.
template <operand U>
constexpr auto sinh(const U& u) {
  return apply<hyperbolic_sine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::sinh;

}  // namespace nabla

#include <nabla/function/cosh.hpp>  // sinh and cosh need each other, hence the template that waits
