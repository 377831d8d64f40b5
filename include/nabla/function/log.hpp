// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/e.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/math/logarithm.hpp>

namespace nabla::core {

/// The natural logarithm of u, on u > 0.      d log u = du / u
struct natural_logarithm {
  static constexpr std::string_view name = "log";
  static constexpr std::string_view alias = "ln";
  static constexpr spelling latex = {.words = "\\log", .takes_powers = true};
  static constexpr std::string_view c_name = "log";
  static constexpr interval domain = positive_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::log(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / u; }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(1)) return term(0);               // exact
    if (is_call_of<euler_number>(u)) return term(1);  // exact
    if (is_call_of<exponential>(u)) return u.a();     // log exp u = u: everywhere
    return unchanged;
  }
};

/// The natural logarithm of a term or an expression.
template <operand U>
constexpr auto log(const U& u) {
  return apply<natural_logarithm>(u);
}

/// log n as a call in u's graph, so that each scalar type computes it to its own accuracy.
template <class Term>
constexpr term log_beside(Term u, int n) {
  return log(Term(*u.owner, u.owner->constant(n)));
}

}  // namespace nabla::core

namespace nabla {

using core::log;

}  // namespace nabla
