// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/atanh.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/hyperbolic.hpp>

namespace nabla {

/// tanh u, the hyperbolic tangent.      d tanh u = (1 - tanh^2 u) du
struct hyperbolic_tangent {
  static constexpr std::string_view name = "tanh";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1, 1};
  static constexpr parity symmetry = parity::odd;
  static constexpr bool finite = true;
  template <class T> static constexpr T value(T u) { return math::tanh(u); }
  static constexpr term derivative(term, term tanh_u) { return 1 - square(tanh_u); }
  static constexpr simplification simplified(term u) {
    if (u.is_number(0)) return term(0);                                 // exact
    if (u.is_call(&info_of<inverse_hyperbolic_tangent>)) return u.a();  // tanh atanh u = u: on -1 < u < 1
    return unchanged;
  }
};

/// The hyperbolic tangent of a term or an expression.
template <operand U> constexpr auto tanh(const U& u) { return apply<hyperbolic_tangent>(u); }

}  // namespace nabla
