// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/function/pi.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/error_function.hpp>

namespace nabla::core {

/// erf u, 2/sqrt(pi) times the integral of exp(-t^2) from 0 to u.
/// d erf u = 2/sqrt(pi) exp(-u^2) du
struct error_function {
  static constexpr std::string_view name = "erf";
  static constexpr std::string_view c_name = "erf";
  static constexpr interval domain = all_reals;
  static constexpr interval range = {-1, 1};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::erf(u);
  }
  static constexpr term derivative(auto u, auto) {
    return 2 * exp(-square(u)) / sqrt(pi_beside(u));
  }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(0) : unchanged;  // exact
  }
};

/// The error function of a term or an expression.
template <operand U>
constexpr auto erf(const U& u) {
  return apply<error_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::erf;

}  // namespace nabla
