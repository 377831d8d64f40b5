// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/log.hpp>
#include <nabla/math/logarithm.hpp>

namespace nabla::core {

/// log u / log 10, on u > 0.      d log10 u = du / (u log 10)
struct decimal_logarithm {
  static constexpr std::string_view name = "log10";
  static constexpr spelling latex = {.words = "\\log_{10}", .takes_powers = true};
  static constexpr std::string_view c_name = "log10";
  static constexpr interval domain = positive_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::log10(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / (u * log_beside(u, 10)); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(1) ? simplification(0) : unchanged;  // exact
  }
};

/// The logarithm to base 10 of a term or an expression.
template <operand U>
constexpr auto log10(const U& u) {
  return apply<decimal_logarithm>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::log10;

}  // namespace nabla
