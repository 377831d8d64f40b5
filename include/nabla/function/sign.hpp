// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// -1 below 0, 1 above, u itself at 0, at -0 and for NaN.      d sign u = 0
struct signum {
  static constexpr std::string_view name = "sign";
  static constexpr std::string_view alias = "sgn";
  static constexpr spelling latex = {"\\operatorname{sgn}"};
  static constexpr std::string_view c_name = "nabla_sign";
  static constexpr std::string_view c_definition = "return 0.0 < u ? 1.0 : u < 0.0 ? -1.0 : u;";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1, 1, true, true};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr unsigned decisive = 1;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    const T zero = math::constant<T>(0.0), one = math::constant<T>(1.0);
    return math::select(zero < u, one,
                        math::select(u < zero, T(-one), math::without_derivatives(u)));
  }
  static constexpr term derivative(auto, auto) { return 0; }
  static constexpr simplification simplified(auto u) {
    if (!u.is_constant() || u.value().is_nan()) return unchanged;
    return term(u.value().is_zero() ? 0 : u.value().is_negative() ? -1 : 1);  // exact
  }
};

/// The sign of a term, an expression or a number.
template <function_arguments U>
constexpr auto sign(const U& u) {
  return apply<signum>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::sign;

}  // namespace nabla
