// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// u above 0, else 0.      d relu u = du above 0, else 0
struct rectifier {
  static constexpr std::string_view name = "relu";
  static constexpr spelling latex = {"\\operatorname{ReLU}"};
  static constexpr std::string_view c_name = "nabla_relu";
  static constexpr std::string_view c_definition = "return u <= 0.0 ? 0.0 : u;";
  static constexpr interval domain = all_reals;
  static constexpr interval range = nonnegative_reals;
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    const T zero = math::constant<T>(0.0);
    return math::select(u <= zero, zero, u);
  }
  static constexpr term derivative(auto u, auto) { return where(u > 0, 1, 0); }
  static constexpr simplification simplified(auto u) {
    if (u.is_constant() && !u.value().is_nan())
      return u.value().is_negative() ? term(0) : u;  // exact
    if (is_call_of<rectifier>(u)) return u;          // everywhere
    return unchanged;
  }
};

/// The rectifier of a term, an expression or a number.
template <function_arguments U>
constexpr auto relu(const U& u) {
  return apply<rectifier>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::relu;

}  // namespace nabla
