// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/polygamma.hpp>

namespace nabla::core {

namespace detail {

/// The order, which is the same in all lanes. (A series has it in its constant term.)
template <class T>
constexpr int order_of(T n) {
  if constexpr (requires { static_cast<int>(n); })
    return static_cast<int>(n);
  else
    return order_of(n[0]);
}

}  // namespace detail

/// The n-th derivative of digamma at u. Its poles are u = 0, -1, -2, ...: it is infinite there for
/// odd n; for even n it is infinite at 0, with the sign of -u, and NaN at the others, where the
/// sides disagree.
/// d polygamma(n, u) = polygamma(n + 1, u) du
/// The order n is a constant: the derivative with respect to it is NaN, which no result hides.
/// Accurate to 50 digits in wide types; NaN for u < -1000.
struct polygamma_function {
  static constexpr std::string_view name = "polygamma";
  static constexpr spelling latex = {"\\psi^{(#)}\\left(#\\right)", precedence::of_atom};
  static constexpr interval domain[] = {nonnegative_reals, positive_reals};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr int parameters = 1;  // the leading arguments that are constants
  template <class T>
  static constexpr T value(T n, T u) {
    return math::polygamma(detail::order_of(n), u);
  }
  static constexpr term derivative(auto n, auto u, auto, int k) {
    const number none = number::inexact(std::numeric_limits<double>::quiet_NaN());
    if (k == 0) return {*u.owner, u.owner->constant(none)};
    return apply<polygamma_function>(n + 1, u);
  }
};

/// The polygamma function of order n of a term, an expression or a number.
template <class N, class U>
requires function_arguments<N, U>
constexpr auto polygamma(const N& n, const U& u) {
  return apply<polygamma_function>(n, u);
}

}  // namespace nabla::core

namespace nabla {

using core::polygamma;

}  // namespace nabla
