// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/atanh.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/hyperbolic.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

struct hyperbolic_complement;

/// The hyperbolic tangent of u.      d tanh u = (1 - tanh^2 u) du
/// A kernel computes 1 - tanh^2 u without cancellation.
struct hyperbolic_tangent {
  static constexpr std::string_view name = "tanh";
  static constexpr std::string_view reciprocal = "coth";
  static constexpr spelling latex = {.words = "\\tanh", .takes_powers = true};
  static constexpr std::string_view c_name = "tanh";
  using complement = hyperbolic_complement;
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1, 1};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::tanh(u);
  }
  static constexpr term derivative(auto, auto tanh_u) { return 1 - square(tanh_u); }
  static constexpr simplification simplified(auto u) {
    if (u.is_number(0)) return term(0);                           // exact
    if (is_call_of<inverse_hyperbolic_tangent>(u)) return u.a();  // tanh atanh u = u: on -1 < u < 1
    return unchanged;
  }
};

/// 1 - tanh^2 u, from u and tanh u. Kernels compute it instead of the difference, which cancels
/// where tanh u is near 1 or -1; there it is (2 s / (1 + s^2))^2 with s = exp(-|u|).
struct hyperbolic_complement {
  static constexpr std::string_view name = "tanh_complement";
  static constexpr std::string_view c_name = "nabla_tanh_complement";
  static constexpr std::string_view c_definition =
      "const double e = exp(-fabs(u)), secant = 2.0*e/(1.0 + e*e); return v*v <= 0.5 ? 1.0 - v*v : "
      "secant*secant;";
  static constexpr int complement_power = 2;
  static constexpr interval domain[] = {all_reals, {-1, 1, true, true}};
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u, T tanh_u) {
    const T one = math::constant<T>(1.0), square = tanh_u * tanh_u;
    if constexpr (requires { u < u; }) {
      const auto near = square <= math::constant<T>(0.5);
      if constexpr (std::is_convertible_v<decltype(near), bool>)
        if (near) return one - square;
      const T small = math::exp(T(-math::abs(u))), secant = (small + small) / (one + small * small);
      return math::select(near, T(one - square), T(secant * secant));
    } else {
      return one - square;  // complex numbers
    }
  }
  static constexpr term derivative(auto, auto tanh_u, auto complement, int k) {
    return k == 0 ? -2 * tanh_u * complement : 0;
  }
};

/// The hyperbolic tangent of a term or an expression.
template <operand U>
constexpr auto tanh(const U& u) {
  return apply<hyperbolic_tangent>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::tanh;

}  // namespace nabla
