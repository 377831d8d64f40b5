// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/logarithm.hpp>

namespace nabla::core {

/// log(1 + u), on u > -1, without cancellation near 0.      d log1p u = du / (1 + u)
struct logarithm_of_one_plus {
  static constexpr std::string_view name = "log1p";
  static constexpr spelling latex = {"\\log\\left(# + 1\\right)", precedence::of_atom};
  static constexpr std::string_view c_name = "log1p";
  static constexpr interval domain = {.low = -1};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::log1p(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / (1 + u); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(0) : unchanged;  // exact
  }
};

/// log(1 + u) of a term or an expression.
template <operand U>
constexpr auto log1p(const U& u) {
  return apply<logarithm_of_one_plus>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::log1p;

}  // namespace nabla
