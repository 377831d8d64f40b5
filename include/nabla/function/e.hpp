// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/select.hpp>

namespace nabla {

/// The base of the natural logarithm, to each scalar type's own accuracy.
struct euler_number {
  static constexpr std::string_view name = "e";
  static constexpr interval range = {2.7, 2.8};
  static constexpr monotonicity trend = monotonicity::none;
  template <class T> static constexpr T value() {
    constexpr long double digits = 2.71828182845904523536028747135266249775725L;
    if constexpr (std::numeric_limits<T>::digits > 64)
      return math::exp(math::constant<T>(1.0));
    else
      return math::constant<T>(digits);
  }
};

/// e in u's graph, for rules.
constexpr term e_beside(term u) { return apply_nullary<euler_number>(*u.owner); }

}  // namespace nabla
