// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/e.hpp>
#include <nabla/function/elementary_function.hpp>
#include <nabla/function/exp.hpp>
#include <nabla/function/log.hpp>
#include <nabla/function/sqrt.hpp>
#include <nabla/math/power.hpp>

namespace nabla::core {

/// u^v where w = u^(v + 1) is known: the quotient w/u, but where that is not so accurate, or u = 0.
struct power_below {
  static constexpr std::string_view name = "power_below";
  static constexpr std::string_view c_name = "nabla_power_below";
  static constexpr std::string_view c_definition =
      "const double least = 2.2250738585072014e-308, size = fabs(w); return fabs(u) >= least && "
      "size "
      ">= least && size <= 1.7976931348623157e308 ? t : pow(u, v);";
  static constexpr interval domain[] = {positive_reals, all_reals, all_reals, all_reals};
  static constexpr bool is_choice = true;
  template <class T>
  static constexpr T value(T u, T v, T w, T quotient) {
    if constexpr (math::real<T>) {
      const T least = floating_limits<T>::min(), size = w < 0 ? -w : w;
      if ((u < 0 ? -u : u) >= least && size >= least && size <= floating_limits<T>::max())
        return quotient;
    }
    return math::pow(u, v);
  }
  static constexpr term derivative(auto u, auto v, auto, auto, auto f, int k) {
    return k == 0 ? v * f / u : k == 1 ? f * log(u) : 0;
  }
};

/// u^v, on u > 0, for integers v on every u; 0^0 is 1.
/// d u^v = v u^(v - 1) du + u^v log u dv
///   u = 0: the first is right for every v but a variable 0 (there u^v jumps, and it is NaN);
///   the second is 0 for v >= 0, NaN for v < 0.
///   u < 0: the second is NaN.
struct power_function {
  static constexpr std::string_view name = "pow";
  static constexpr spelling text = {"#^#", precedence::of_power};
  static constexpr spelling latex = {"#^{#}", precedence::of_power};
  static constexpr std::string_view c_name = "pow";
  static constexpr interval domain[] = {positive_reals, all_reals};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr unsigned decisive = 2;  // whether v is an integer, where u < 0
  static constexpr interval domain_of(int k, term, term v) {
    if (k == 1) return all_reals;
    if (!v.is_constant()) return positive_reals;
    if (v.value().is_integer()) return all_reals;
    return v.value().is_negative() ? positive_reals : nonnegative_reals;
  }
  static constexpr term pole(auto u, auto v) {
    return v.is_constant() && v.value().is_integer() && v.value().is_negative() ? u : term(1);
  }
  static constexpr bool in_lanes = true;
  template <class T>
  static constexpr T value(T u, T v) {
    return math::pow(u, v);
  }

  static constexpr term derivative(auto u, auto v, auto f, int k) {
    if (is_call_of<exponential>(u))  // (e^w)^v = e^(w v), however small e^w is
      return k == 0 ? v * f / u : u.a() * f;
    return k == 0 ? v * build(u, v - 1) : f * where(u == 0, 0, log(u));
  }
  /// u^(v + 1)
  static constexpr int relatives = 1;
  static constexpr term relative(auto, auto v, int) {
    return v.is(node_kind::subtract) && v.b().is_number(1) ? v.a() : v + 1;
  }
  static constexpr term from_relative(auto u, auto v, int, auto value) {
    return apply<power_below>(u, v, value, value / u);
  }
  static constexpr simplification simplified(auto u, auto v) {
    if (is_integer_up_to(1024, v))
      return power(u, static_cast<int>(v.value().numerator));  // everywhere, 0^0 = 1
    if (v.is_number(number(1, 2))) return sqrt(u);             // on u >= 0, but for the sign of -0
    if (v.is_number(number(-1, 2))) return 1 / sqrt(u);        // on u > 0
    if (u.is_number(1)) return term(1);                        // everywhere
    if (is_call_of<euler_number>(u)) return exp(v);            // everywhere
    return unchanged;
  }

  /// An integer exponent of at most 64 becomes multiplications, and e^v becomes exp v, unless v is
  /// a number; every other power is a call.
  static constexpr term build(auto u, auto v) {
    if (u.is_list() || v.is_list()) return detail::elementwise(&build<term, term>, u, v);
    if (is_call_of<euler_number>(u) && !v.is_constant()) return exp(v);
    if (is_integer_up_to(64, v)) return power(u, static_cast<int>(v.value().numerator));
    const term arguments[] = {u, v};
    return detail::apply_to_terms<power_function>(arguments);
  }
  static constexpr bool is_integer_up_to(std::int64_t limit, term v) {
    if (!v.is_constant() || !v.value().is_integer()) return false;
    return v.value().numerator <= limit && v.value().numerator >= -limit;
  }
};

/// The power u^v of terms or expressions; one of the two may be a number.
template <class U, class V>
requires(operand<U> || operand<V>)
constexpr auto pow(const U& u, const V& v) {
  return apply<power_function>(u, v);
}

}  // namespace nabla::core

namespace nabla {

using core::pow;

}  // namespace nabla
