// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/exponential.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

struct logistic_complement;

/// 1/(1 + exp(-u)), accurate at both ends: where exp(-u) overflows it is exp u.
/// d sigmoid u = sigmoid u (1 - sigmoid u) du
/// A kernel computes 1 - sigmoid u from the same exp, without cancellation.
struct logistic_function {
  static constexpr std::string_view name = "sigmoid";
  static constexpr spelling latex = {"\\sigma"};
  static constexpr std::string_view c_name = "nabla_sigmoid";
  static constexpr std::string_view c_definition =
      "const double e = exp(-u); return e > 1.7976931348623157e308 ? exp(u) : 1.0/(1.0 + e);";
  using complement = logistic_complement;
  using twin = logistic_complement;
  static constexpr interval domain = all_reals;
  static constexpr interval range = {0, 1};
  static constexpr monotonicity trend = monotonicity::increasing;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return with_twin(u).value;
  }
  template <class T>
  static constexpr twin_values<T> with_twin(T u) {
    const T one = math::constant<T>(1.0);
    if constexpr (math::real<T>) {
      return from_one_exponential(u);
    } else if constexpr (requires { u < u; }) {
      const T zero = math::constant<T>(0.0), small = math::exp(T(-math::abs(u)));
      const T larger = one / (one + small), smaller = small * larger;
      return {math::select(u < zero, smaller, larger), math::select(u < zero, larger, smaller)};
    } else {
      const T value = one / (one + math::exp(T(-u)));  // complex numbers
      return {value, one - value};
    }
  }
  static constexpr term derivative(auto, auto sigmoid_u) { return sigmoid_u * (1 - sigmoid_u); }
  /// sigmoid(-u)
  static constexpr int relatives = 1;
  static constexpr term relative(auto u, int) { return -u; }
  template <class Complement = logistic_complement, class Sigmoid = logistic_function>
  static constexpr term from_relative(auto u, int, auto value) {
    return apply<Complement>(is_call_of<Sigmoid>(value) ? value.a() : -u);
  }
  static constexpr simplification simplified(auto u) {
    return u.is_number(0) ? simplification(ratio(1, 2)) : unchanged;  // exact
  }

 private:
  /// 1 - value is exact enough where value < 1/2; elsewhere exp(-u) is at most 1.
  template <class T>
  static constexpr twin_values<T> from_one_exponential(T u) {
    const T inverse = math::exp(-u), value = 1 / (1 + inverse);
    if (inverse > floating_limits<T>::max()) return {math::exp(u), 1};
    if (std::is_constant_evaluated()) return {value, value < T(0.5) ? 1 - value : inverse * value};
    return {value, math::select(value < T(0.5), 1 - value, inverse * value)};
  }
};

/// 1 - sigmoid u, which kernels compute instead of the difference.
struct logistic_complement {
  static constexpr std::string_view name = "sigmoid_complement";
  static constexpr std::string_view c_name = "nabla_sigmoid_complement";
  static constexpr std::string_view c_definition =
      "const double e = exp(-u), value = 1.0/(1.0 + e); return value < 0.5 ? 1.0 - value : "
      "e*value;";
  static constexpr int complement_power = 1;
  static constexpr interval domain = all_reals;
  static constexpr bool finite = true;
  static constexpr bool in_lanes = true;
  static constexpr bool values_in_lanes = true;
  template <class T>
  static constexpr T value(T u) {
    return logistic_function::with_twin(u).twin;
  }
  static constexpr term derivative(auto, auto complement) { return complement * (complement - 1); }
};

/// The logistic function of a term, an expression or a number.
template <function_arguments U>
constexpr auto sigmoid(const U& u) {
  return apply<logistic_function>(u);
}

}  // namespace nabla::core

namespace nabla {

using core::sigmoid;

}  // namespace nabla
