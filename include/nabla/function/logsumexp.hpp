// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sigmoid.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// log(e^u + e^v) = max(u, v) + log(1 + exp(-|u - v|)), which neither overflows nor cancels.
/// More arguments are taken by nesting.
/// d logsumexp(u, v) = sigmoid(u - v) du + sigmoid(v - u) dv, accurate however large u and v are.
struct log_sum_exp {
  static constexpr std::string_view name = "logsumexp";
  static constexpr std::string_view c_name = "nabla_logsumexp";
  static constexpr std::string_view c_definition =
      "const double small = exp(-(u == v ? 0.0 : fabs(u - v))); return (u < v ? v : u) + "
      "log1p(small);";
  static constexpr bool associative = true;
  static constexpr interval domain[] = {all_reals, all_reals};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u, T v) {
    const T zero = math::constant<T>(0.0);
    T distance = math::abs(T(u - v));
    if constexpr (!math::carries_derivatives<T>)
      distance = math::select(u == v, zero, distance);  // 0 for two infinities
    const T small = math::exp(T(-distance));
    return math::select(u < v, v, u) + math::log1p(small);
  }
  static constexpr term derivative(auto u, auto v, auto, int k) {
    return k == 0 ? sigmoid(u - v) : sigmoid(v - u);
  }
};

/// log(e^u + e^v) of terms or expressions, one of which may be a number, or of two numbers.
template <class U, class V>
requires function_arguments<U, V>
constexpr auto logsumexp(const U& u, const V& v) {
  return apply<log_sum_exp>(u, v);
}

}  // namespace nabla::core

namespace nabla {

using core::logsumexp;

}  // namespace nabla
