// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/log.hpp>
#include <nabla/math/logarithm.hpp>

namespace nabla::core {

/// log u / log 2, on u > 0.      d log2 u = du / (u log 2)
struct binary_logarithm {
  static constexpr std::string_view name = "log2";
  static constexpr spelling latex = {.words = "\\log_{2}", .takes_powers = true};
  static constexpr std::string_view c_name = "log2";
  static constexpr interval domain = positive_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::log2(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / (u * log_beside(u, 2)); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(1) ? simplification(0) : unchanged;  // exact
  }
};

/// The logarithm to base 2 of a term or an expression.
template <operand U>
constexpr auto log2(const U& u) {
  return apply<binary_logarithm>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::log2;

}  // namespace nabla
