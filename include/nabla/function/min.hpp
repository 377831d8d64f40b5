// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

/// The lesser of u and v, the first if neither is, as std::min has it.
/// d min(u, v) = du or dv; where u = v, half of both; where one is NaN, du, since the value is
/// u.
struct minimum {
  static constexpr std::string_view name = "min";
  static constexpr spelling latex = {"\\min"};
  static constexpr std::string_view c_name = "nabla_min";
  static constexpr std::string_view c_definition = "return v < u ? v : u;";
  static constexpr bool associative = true;
  static constexpr interval domain[] = {all_reals, all_reals};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u, T v) {
    return math::select(v < u, v, math::either(u, v));
  }
  static constexpr term derivative(auto u, auto v, auto, int k) {
    return where(v < u, k, where(u == v, ratio(1, 2), 1 - k));
  }
  static constexpr simplification simplified(auto u, auto v) {
    if (identical(u, v)) return u;  // everywhere
    const bool fixed = u.is_constant() && v.is_constant();
    return fixed ? simplification(v.value() < u.value() ? v : u) : unchanged;  // exact
  }
};

/// The lesser of terms or expressions, one of which may be a number, or of two numbers.
template <class U, class V>
requires function_arguments<U, V>
constexpr auto min(const U& u, const V& v) {
  return apply<minimum>(u, v);
}

/// The same for two numbers of one type, which is the result's type. (std::min takes the same
/// arguments; this one is more constrained, so that it is preferred.)
template <class T>
requires plain_number<T>
constexpr T min(const T& u, const T& v) {
  return minimum::value(u, v);
}

}  // namespace nabla::core

namespace nabla {

using core::min;

}  // namespace nabla
