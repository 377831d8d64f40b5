// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/function/sigmoid.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// log(1 + exp u) = max(u, 0) + log(1 + exp(-|u|)), which neither overflows nor cancels.
/// d softplus u = sigmoid u du, which a kernel computes from the same exp.
struct softplus_function {
  static constexpr std::string_view name = "softplus";
  static constexpr std::string_view c_name = "nabla_softplus";
  static constexpr std::string_view c_definition =
      "return (u < 0.0 ? 0.0 : u) + log1p(exp(-fabs(u)));";
  static constexpr interval domain = all_reals;
  static constexpr interval range = positive_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  using twin = logistic_function;
  static constexpr bool twin_is_derived = true;
  template <class T>
  static constexpr T value(T u) {
    const T zero = math::constant<T>(0.0), size = math::abs(u), small = math::exp(T(-size));
    return math::select(u < zero, zero, u) + math::log1p(small);
  }
  template <class T>
  static constexpr twin_values<T> with_twin(T u) {
    const T zero = math::constant<T>(0.0), one = math::constant<T>(1.0);
    const T small = math::exp(T(-math::abs(u))), larger = one / (one + small);
    return {math::select(u < zero, zero, u) + math::log1p(small),
            math::select(u < zero, T(small * larger), larger)};
  }
  static constexpr term derivative(auto u, auto) { return sigmoid(u); }
};

/// The smooth rectifier log(1 + e^u) of a term, an expression or a number.
template <function_arguments U>
constexpr auto softplus(const U& u) {
  return apply<softplus_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::softplus;

}  // namespace nabla
