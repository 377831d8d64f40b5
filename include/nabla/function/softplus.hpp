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
/// d softplus u = sigmoid u du
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
  template <class T>
  static constexpr T value(T u) {
    const T zero = math::constant<T>(0.0), size = math::abs(u), small = math::exp(T(-size));
    return math::select(u < zero, zero, u) + math::log1p(small);
  }
  static constexpr term derivative(term u, term) { return sigmoid(u); }
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
