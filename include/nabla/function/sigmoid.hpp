// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla {

/// 1/(1 + exp(-u)), written with exp(-|u|), which never overflows: accurate at both ends.
/// d sigmoid u = sigmoid u (1 - sigmoid u) du
/// This rule needs no further call of exp. Its absolute error is below 1e-16 (double) everywhere; its
/// relative error grows where 1 - sigmoid u cancels: half the digits are left at u = 18, none from u = 37 on.
struct logistic_function {
  static constexpr std::string_view name = "sigmoid";
  static constexpr interval domain = all_reals;
  static constexpr bool finite = true;
  template <class T> static constexpr T value(T u) {
    T const one = math::constant<T>(1.0);
    if constexpr (requires { u < u; }) {
      T const zero = math::constant<T>(0.0), size = math::abs(u), small = math::exp(T(-size));
      return math::select(u < zero, small, one) / (one + small);
    } else {
      return one / (one + math::exp(T(-u)));  // complex numbers
    }
  }
  static constexpr term derivative(term, term sigmoid_u) { return sigmoid_u * (1 - sigmoid_u); }
  static constexpr simplification simplified(term u) {
    return u.is_number(0) ? simplification(ratio(1, 2)) : unchanged;  // exact
  }
};

/// The logistic function of a term or an expression.
template <operand U> constexpr auto sigmoid(const U& u) { return apply<logistic_function>(u); }

}  // namespace nabla
