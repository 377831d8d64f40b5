// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/e.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/exponential.hpp>

namespace nabla::core {

struct natural_logarithm;

/// e^u.      d exp u = exp u du
struct exponential {
  static constexpr std::string_view name = "exp";
  static constexpr spelling latex = {"e^{#}", precedence::of_power};
  static constexpr std::string_view c_name = "exp";
  static constexpr interval domain = all_reals;
  static constexpr interval range = positive_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  using base = euler_number;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::exp(u);
  }
  static constexpr term derivative(auto, auto exp_u) { return exp_u; }
  /// e^-u and e^(u/2): to 4 ulp; where e^u is less than 5.6e-309 it may be 0.
  static constexpr int relatives = 2;
  static constexpr term relative(auto u, int k) { return k == 0 ? -u : ratio(1, 2) * u; }
  static constexpr term from_relative(auto, int k, auto value) {
    return k == 0 ? 1 / value : square(value);
  }
  template <class Logarithm = natural_logarithm>
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(1);          // exact
    if (is_call_of<Logarithm>(u)) return u.a();  // exp log u = u: on u >= 0
    if (u.owner == nullptr) return unchanged;    // a number without a graph
    if (u.is_number(1)) return e_beside(u);      // exact
    if (u.is_number(number(1, 2))) return sqrt(e_beside(u));
    if (u.is_number(number(-1, 2))) return 1 / sqrt(e_beside(u));
    return unchanged;
  }
};

/// The exponential function of a term or an expression.
template <operand U>
constexpr auto exp(const U& u) {
  return apply<exponential>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::exp;

}  // namespace nabla

#include <nabla/function/log.hpp>  // exp and log need each other, hence the template that waits
