// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/inverse_trigonometric.hpp>

namespace nabla::core {

/// The angle of the point (v, u), from -pi to pi.      d atan2(u, v) = (v du - u dv) / (u^2 + v^2)
/// The partials overflow or underflow where u^2 + v^2 does; at the origin they are NaN.
struct angle_of_point {
  static constexpr std::string_view name = "atan2";
  static constexpr std::string_view c_name = "atan2";
  static constexpr interval domain[] = {all_reals, all_reals};
  static constexpr interval range = {-3.2, 3.2};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr unsigned decisive = 1;  // the sign of y, where x < 0
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T y, T x) {
    return math::atan2(y, x);
  }
  static constexpr term derivative(auto y, auto x, auto, int k) {
    return (k == 0 ? x : -y) / (square(x) + square(y));
  }
};

/// The angle of the point (x, y) of terms or expressions; one of the two may be a number.
template <class U, class V>
requires(operand<U> || operand<V>)
constexpr auto atan2(const U& y, const V& x) {
  return apply<angle_of_point>(y, x);
}

}  // namespace nabla::core

namespace nabla {

using core::atan2;

}  // namespace nabla
