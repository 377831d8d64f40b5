// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/asin.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/trigonometric.hpp>

namespace nabla::core {

struct cosine;

/// The sine of u.      d sin u = cos u du
struct sine {
  static constexpr std::string_view name = "sin";
  static constexpr std::string_view reciprocal = "csc cosec";
  static constexpr spelling latex = {.words = "\\sin", .takes_powers = true};
  static constexpr std::string_view c_name = "sin";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1, 1, true, true};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::sin(u);
  }
  template <class Cosine = cosine>
  static constexpr term derivative(auto u, auto) {
    return apply<Cosine>(u);
  }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(0);        // exact
    if (is_call_of<arcsine>(u)) return u.a();  // sin asin u = u: on -1 <= u <= 1
    return unchanged;
  }
};

/// The sine of a term or an expression.
template <operand U>
constexpr auto sin(const U& u) {
  return apply<sine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::sin;

}  // namespace nabla

#include <nabla/function/cos.hpp>  // sin and cos need each other, hence the template that waits
