// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/power.hpp>

namespace nabla::core {

/// The real cube root of u.      d cbrt u = du / (3 cbrt^2 u), infinite at 0
struct cube_root {
  static constexpr std::string_view name = "cbrt";
  static constexpr spelling latex = {"\\sqrt[3]{#}", precedence::of_atom};
  static constexpr std::string_view c_name = "cbrt";
  static constexpr int root = 3;
  static constexpr interval domain = all_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::cbrt(u);
  }
  static constexpr term derivative(auto, auto cbrt_u) { return 1 / (3 * square(cbrt_u)); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) || u.is_number(1) ? simplification(u) : unchanged;  // exact
  }
};

/// The cube root of a term or an expression.
template <operand U>
constexpr auto cbrt(const U& u) {
  return apply<cube_root>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::cbrt;

}  // namespace nabla
