// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/digamma.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/gamma.hpp>

namespace nabla::core {

/// gamma u, with poles at 0, -1, -2, ...
/// d tgamma u = tgamma u digamma u du
struct gamma_function {
  static constexpr std::string_view name = "tgamma";
  static constexpr spelling latex = {"\\Gamma"};
  static constexpr std::string_view c_name = "tgamma";
  static constexpr interval domain = positive_reals;
  static constexpr bool continues = true;  // to negative numbers
  static constexpr interval range = {.low = 0.8};
  static constexpr monotonicity trend = monotonicity::none;
  template <class T>
  static constexpr T value(T u) {
    return math::tgamma(u);
  }
  static constexpr term derivative(auto u, auto tgamma_u) { return tgamma_u * digamma(u); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(1) || u.is_number(2) ? simplification(1) : unchanged;  // exact
  }
};

/// The gamma function of a term or an expression.
template <operand U>
constexpr auto tgamma(const U& u) {
  return apply<gamma_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::tgamma;

}  // namespace nabla
