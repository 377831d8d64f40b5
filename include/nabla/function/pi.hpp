// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/constants.hpp>
#include <nabla/math/inverse_trigonometric.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// The ratio of a circle's circumference to its diameter, to each scalar type's own accuracy.
struct circle_number {
  static constexpr std::string_view name = "pi";
  static constexpr std::string_view alias = "\u03C0";
  static constexpr std::string_view c_name = "3.14159265358979323846";
  static constexpr interval range = {3.1, 3.2};
  static constexpr monotonicity trend = monotonicity::none;
  template <class T>
  static constexpr T value() {
    if constexpr (math::wider_than_long_double<T>)
      return math::acos(math::constant<T>(-1.0));
    else
      return math::constant<T, math::pi<4>>();
  }
};

/// pi in u's graph, for rules of differentiation.
constexpr term pi_beside(auto u) { return apply_nullary<circle_number>(*u.owner); }

}  // namespace nabla::core
