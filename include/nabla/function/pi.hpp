// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/inverse_trigonometric.hpp>
#include <nabla/math/select.hpp>

namespace nabla {

/// The ratio of a circle's circumference to its diameter, to each scalar type's own accuracy.
struct circle_number {
  static constexpr std::string_view name = "pi";
  static constexpr interval range = {3.1, 3.2};
  static constexpr monotonicity trend = monotonicity::none;
  template <class T> static constexpr T value() {
    constexpr long double digits = 3.14159265358979323846264338327950288419717L;
    if constexpr (std::numeric_limits<T>::digits > 64)
      return math::acos(math::constant<T>(-1.0));
    else
      return math::constant<T>(digits);
  }
};

/// pi in u's graph, for rules of differentiation.
constexpr term pi_beside(term u) { return apply_nullary<circle_number>(*u.owner); }

}  // namespace nabla
