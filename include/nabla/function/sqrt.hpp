// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/power.hpp>

namespace nabla::core {

namespace detail {

/// The root of a square; -1 for other numbers.
constexpr std::int64_t root_of_square(std::int64_t n) {
  std::int64_t root = 0;
  for (std::int64_t bit = std::int64_t{1} << 31; bit != 0; bit >>= 1)
    if ((root | bit) <= n / (root | bit)) root |= bit;
  return root * root == n ? root : -1;
}

}  // namespace detail

/// The square root of u, on u >= 0.      d sqrt u = du / (2 sqrt u), infinite at 0
struct square_root {
  static constexpr std::string_view name = "sqrt";
  static constexpr spelling latex = {"\\sqrt{#}", precedence::of_atom};
  static constexpr std::string_view c_name = "sqrt";
  static constexpr int root = 2;
  static constexpr interval domain = nonnegative_reals;
  static constexpr interval range = nonnegative_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::sqrt(u);
  }
  static constexpr term derivative(auto, auto sqrt_u) { return 1 / (2 * sqrt_u); }
  static constexpr simplification simplified(auto u) {
    if (!u.is_constant() || !u.value().is_exact() || u.value().is_negative()) return unchanged;
    const std::int64_t p = detail::root_of_square(u.value().numerator);
    const std::int64_t q = detail::root_of_square(u.value().denominator);
    return p < 0 || q < 0 ? unchanged : simplification(ratio(p, q));  // exact: sqrt(4/9) = 2/3
  }
};

/// The square root of a term or an expression.
template <operand U>
constexpr auto sqrt(const U& u) {
  return apply<square_root>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::sqrt;

}  // namespace nabla
