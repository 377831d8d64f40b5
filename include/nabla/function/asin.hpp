// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/inverse_trigonometric.hpp>

namespace nabla::core {

/// The arcsine of u, from -pi/2 to pi/2.      d asin u = du / sqrt(1 - u^2), infinite at -1 and 1
struct arcsine {
  static constexpr std::string_view name = "asin";
  static constexpr std::string_view alias = "arcsin";
  static constexpr spelling latex = {.words = "\\arcsin", .takes_powers = true};
  static constexpr std::string_view c_name = "asin";
  static constexpr interval domain = {-1, 1, true, true};
  static constexpr interval range = {-1.6, 1.6};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr parity symmetry = parity::odd;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return math::asin(u);
  }
  static constexpr term derivative(auto u, auto) { return 1 / sqrt(1 - square(u)); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(0) : unchanged;  // exact
  }
};

/// The arcsine of a term or an expression.
template <operand U>
constexpr auto asin(const U& u) {
  return apply<arcsine>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::asin;

}  // namespace nabla
