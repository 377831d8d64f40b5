// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/abs.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/power.hpp>

namespace nabla::core {

/// sqrt(u^2 + v^2) without overflow on the way.      d hypot(u, v) = (u du + v dv) / hypot(u, v)
/// At the origin, where the cone has its tip, the partials are NaN.
struct hypotenuse {
  static constexpr std::string_view name = "hypot";
  static constexpr std::string_view c_name = "hypot";
  static constexpr bool reciprocal_overflows =
      true;  // the partials are quotients of numbers as small
  static constexpr bool associative = true;
  static constexpr interval domain[] = {all_reals, all_reals};
  static constexpr interval range = nonnegative_reals;
  static constexpr monotonicity trend = monotonicity::increasing_in_size;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u, T v) {
    return math::hypot(u, v);
  }
  static constexpr term derivative(auto u, auto v, auto f, int k) { return (k == 0 ? u : v) / f; }
  static constexpr simplification simplified(auto u, auto v) {
    if (v.is_number(0)) return abs(u);                           // everywhere
    return u.is_number(0) ? simplification(abs(v)) : unchanged;  // everywhere
  }
};

/// The hypotenuse of terms or expressions; one of the two may be a number.
template <class U, class V>
requires(operand<U> || operand<V>)
constexpr auto hypot(const U& u, const V& v) {
  return apply<hypotenuse>(u, v);
}

}  // namespace nabla::core

namespace nabla {

using core::hypot;

}  // namespace nabla
