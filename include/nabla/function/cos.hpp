// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/acos.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sin.hpp>
#include <nabla/math/trigonometric.hpp>

namespace nabla::core {

/// The cosine of u.      d cos u = -sin u du
struct cosine {
  static constexpr std::string_view name = "cos";
  static constexpr std::string_view reciprocal = "sec";
  static constexpr spelling latex = {.words = "\\cos", .takes_powers = true};
  static constexpr std::string_view c_name = "cos";
  using twin = sine;
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1, 1, true, true};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr parity symmetry = parity::even;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::cos(u);
  }
  template <class T>
  static constexpr twin_values<T> with_twin(T u) {
    const auto both = math::sincos(u);
    return {both.cos, both.sin};
  }
  static constexpr term derivative(auto u, auto) { return -apply<sine>(u); }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(1);          // exact
    if (is_call_of<arccosine>(u)) return u.a();  // cos acos u = u: on -1 <= u <= 1
    return unchanged;
  }
};

/// The cosine of a term or an expression.
template <operand U>
constexpr auto cos(const U& u) {
  return apply<cosine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::cos;

}  // namespace nabla
