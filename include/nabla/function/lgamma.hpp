// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/digamma.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/math/gamma.hpp>

namespace nabla::core {

/// log |gamma u|, with poles at 0, -1, -2, ...
/// d lgamma u = digamma u du
struct log_gamma_function {
  static constexpr std::string_view name = "lgamma";
  static constexpr spelling latex = {"\\log\\Gamma\\left(#\\right)", precedence::of_product};
  static constexpr std::string_view c_name = "lgamma";
  static constexpr interval domain = positive_reals;
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr bool continues = true;  // to negative numbers
  template <class T>
  static constexpr T value(T u) {
    return math::lgamma(u);
  }
  static constexpr term derivative(auto u, auto) { return digamma(u); }
  static constexpr simplification simplified(auto u) {
    return u.is_number(1) || u.is_number(2) ? simplification(0) : unchanged;  // exact
  }
};

/// The logarithm of the gamma function of a term or an expression.
template <operand U>
constexpr auto lgamma(const U& u) {
  return apply<log_gamma_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::lgamma;

}  // namespace nabla
