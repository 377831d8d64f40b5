// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/constants.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// The base of the natural logarithm, to each scalar type's own accuracy.
struct euler_number {
  static constexpr std::string_view name = "e";
  static constexpr std::string_view c_name = "2.71828182845904523536";
  static constexpr interval range = {2.7, 2.8};
  static constexpr monotonicity trend = monotonicity::none;
  template <class T>
  static constexpr T value() {
    if constexpr (math::wider_than_long_double<T>)
      return math::exp(math::constant<T>(1.0));
    else
      return math::constant<T, math::e<4>>();
  }
};

/// e in u's graph, for rules.
constexpr term e_beside(auto u) { return apply_nullary<euler_number>(*u.owner); }

}  // namespace nabla::core

namespace nabla {

using core::euler_number;

}  // namespace nabla
