// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/polygamma.hpp>
#include <nabla/math/digamma.hpp>

namespace nabla::core {

/// digamma u = (log gamma u)', with poles at 0, -1, -2, ...
/// d digamma u = polygamma(1, u) du
struct digamma_function {
  static constexpr std::string_view name = "digamma";
  static constexpr spelling latex = {"\\psi"};
  static constexpr interval domain = positive_reals;
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr bool continues = true;  // to negative numbers
  template <class T>
  static constexpr T value(T u) {
    if constexpr (math::real<T>)
      return math::digamma(u);
    else
      return math::polygamma(0, u);
  }
  static constexpr term derivative(auto u, auto) { return polygamma(1, u); }
};

/// The digamma function of a term, an expression or a number.
template <function_arguments U>
constexpr auto digamma(const U& u) {
  return apply<digamma_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::digamma;

}  // namespace nabla
