// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/constants.hpp>
#include <nabla/math/conversion.hpp>
#include <nabla/math/inverse_root.hpp>
#include <nabla/math/rounding.hpp>

// exp, exp2, expm1.

namespace nabla::core::math {

namespace detail {

void exp() = delete;
void exp2() = delete;
void expm1() = delete;

/// e^r - 1 for |r| < 1/2: the series at r / 2^h, then (1 + q)^2 - 1 = q (2 + q), h times.
template <int N>
constexpr wide<N> expm1_near_zero(wide<N> r) {
  const int halvings = r.exponent < -8 ? 0 : 8 + r.exponent;
  r.exponent -= halvings;
  int terms = 2;
  for (int bits = 0; bits < 64 * N; ++terms)
    bits += 31 - __builtin_clz(static_cast<unsigned>(terms)) - r.exponent;
  wide<N> q = 1;
  for (int n = terms; n > 1; --n) q = 1 + q * r / n;
  q = q * r;
  for (int i = 0; i < halvings; ++i) q = q * (2 + q);
  return q;
}

/// e^x = 2^power (1 + rest), -0.3 < rest < 0.42.
template <int N>
struct exponential_parts {
  int power;
  wide<N> rest;

  constexpr wide<N> value() const {
    wide<N> r = 1 + rest;
    r.exponent += power;
    return r;
  }
  constexpr wide<N> value_minus_one() const {
    if (power == 0) return rest;
    wide<N> whole = 1, part = rest;
    whole.exponent += power;
    part.exponent += power;
    return whole - 1 + part;
  }
};

template <int N>
constexpr exponential_parts<N> exponential(const wide<N>& x) {
  if (x.exponent > 20) return {x.negative ? -(1 << 20) : 1 << 20, {}};
  const int n =
      static_cast<int>(narrow<float>(x * one_over_log_two<N>) + (x.negative ? -0.5F : 0.5F));
  return {n, expm1_near_zero(x - n * log_two<N>)};
}

struct exponential_function {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x)) return x;
    if (isinf(x)) return x < 0 ? T(0) : x;
    return narrow<T>(exponential(widen(x)).value());
  }
  static float run_time(float x) { return __builtin_expf(x); }
  static double run_time(double x) { return __builtin_exp(x); }
  static long double run_time(long double x) { return __builtin_expl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(exp(u)) { return exp(u); }
};

struct power_of_two {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x)) return x;
    if (x > 20000 || x < -20000) return x < 0 ? T(0) : infinity<T>;
    const int n = static_cast<int>(x);
    auto e = exponential((widen(x) - n) * log_two<wide_for<T>::size>);
    e.power += n;
    return narrow<T>(e.value());
  }
  static float run_time(float x) { return __builtin_exp2f(x); }
  static double run_time(double x) { return __builtin_exp2(x); }
  static long double run_time(long double x) { return __builtin_exp2l(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(exp2(u)) { return exp2(u); }
};

struct exponential_minus_one {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x) || x == 0) return x;
    if (isinf(x)) return x < 0 ? T(-1) : x;
    return narrow<T>(exponential(widen(x)).value_minus_one());
  }
  static float run_time(float x) { return __builtin_expm1f(x); }
  static double run_time(double x) { return __builtin_expm1(x); }
  static long double run_time(long double x) { return __builtin_expm1l(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(expm1(u)) { return expm1(u); }
};

}  // namespace detail

/// e^x, for every x: 0 at -infinity, infinity where it overflows, at most 1 ulp off.
template <class T>
requires detail::accepts<detail::exponential_function, T>
constexpr auto exp(const T& x) {
  return detail::apply<detail::exponential_function>(x);
}

/// 2^x, for every x; exact for integers. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::power_of_two, T>
constexpr auto exp2(const T& x) {
  return detail::apply<detail::power_of_two>(x);
}

/// e^x - 1 without cancellation near 0: x itself where it is tiny, -0 for -0, -1 at -infinity. At
/// most 1 ulp off.
template <class T>
requires detail::accepts<detail::exponential_minus_one, T>
constexpr auto expm1(const T& x) {
  return detail::apply<detail::exponential_minus_one>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
