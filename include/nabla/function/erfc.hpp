// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/function/pi.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/error_function.hpp>

namespace nabla::core {

/// erfc u = 1 - erf u, without cancellation where it is small.
/// d erfc u = -2/sqrt(pi) exp(-u^2) du
struct complementary_error_function {
  static constexpr std::string_view name = "erfc";
  static constexpr std::string_view c_name = "erfc";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {0, 2};
  static constexpr monotonicity trend = monotonicity::decreasing;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::erfc(u);
  }
  static constexpr term derivative(auto u, auto) {
    return -(2 * exp(-square(u)) / sqrt(pi_beside(u)));
  }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(1) : unchanged;  // exact
  }
};

/// The complementary error function of a term or an expression.
template <operand U>
constexpr auto erfc(const U& u) {
  return apply<complementary_error_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::erfc;

}  // namespace nabla
