// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/constants.hpp>
#include <nabla/math/conversion.hpp>
#include <nabla/math/inverse_root.hpp>
#include <nabla/math/rounding.hpp>

// log, log2, log10, log1p.

namespace nabla::core::math {

namespace detail {

void log() = delete;
void log2() = delete;
void log10() = delete;
void log1p() = delete;

/// 2 atanh(s) = 2 (s + s^3/3 + s^5/5 + ...) for |s| < 1/16.
template <int N>
constexpr wide<N> log_of_ratio(const wide<N>& s) {
  if (s.is_zero()) return s;
  const wide<N> square = s * s;
  const int last = 64 * N / -square.exponent + 1;
  wide<N> sum = wide<N>(1) / (2 * last + 1);
  for (int k = last - 1; k >= 0; --k) sum = sum * square + wide<N>(1) / (2 * k + 1);
  sum = sum * s;
  ++sum.exponent;
  return sum;
}

/// log a = e log 2 + log c + log(m/c) for a = m 2^e > 0 and the nearest c = j/8.
template <int N>
struct logarithm_parts {
  int power;
  wide<N> rest;

  constexpr explicit logarithm_parts(wide<N> positive) : power(positive.exponent) {
    if (positive.limb[N - 1] < 0xB504'F333'F9DE'6484) --power;  // sqrt(1/2)
    positive.exponent -= power;
    const int j = static_cast<int>((positive.limb[N - 1] >> (60 - positive.exponent)) + 1) / 2;
    const wide<N> c = wide<N>(j) / 8;
    rest = log_of_eighths<N>[j - 6] + log_of_ratio((positive - c) / (positive + c));
  }
  constexpr wide<N> value() const { return power * log_two<N> + rest; }
};

template <int N>
constexpr wide<N> logarithm(const wide<N>& a) {
  return logarithm_parts<N>(a).value();
}

/// log(1 + x), x > -1.
template <int N>
constexpr wide<N> logarithm_plus_one(const wide<N>& x) {
  if (x.exponent > -4) return logarithm(1 + x);
  return log_of_ratio(x / (2 + x));
}

/// All logarithms are NaN below 0 and -infinity at 0.
template <real T>
constexpr T off_the_domain(T x) {
  if (x == 0) return -infinity<T>;
  return x < 0 ? not_a_number<T> : x;
}

template <real T>
constexpr bool has_logarithm(T x) {
  return x > 0 && isfinite(x);
}

struct natural_logarithm {
  template <real T>
  static constexpr T constant(T x) {
    return has_logarithm(x) ? narrow<T>(logarithm(widen(x))) : off_the_domain(x);
  }
  static float run_time(float x) { return __builtin_logf(x); }
  static double run_time(double x) { return __builtin_log(x); }
  static long double run_time(long double x) { return __builtin_logl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(log(u)) { return log(u); }
};

struct binary_logarithm {
  template <real T>
  static constexpr T constant(T x) {
    if (!has_logarithm(x)) return off_the_domain(x);
    const logarithm_parts parts(widen(x));
    return narrow<T>(parts.power + parts.rest * one_over_log_two<wide_for<T>::size>);
  }
  static float run_time(float x) { return __builtin_log2f(x); }
  static double run_time(double x) { return __builtin_log2(x); }
  static long double run_time(long double x) { return __builtin_log2l(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(log2(u)) { return log2(u); }
};

struct decimal_logarithm {
  template <real T>
  static constexpr T constant(T x) {
    if (!has_logarithm(x)) return off_the_domain(x);
    return narrow<T>(logarithm(widen(x)) / log_ten<wide_for<T>::size>);
  }
  static float run_time(float x) { return __builtin_log10f(x); }
  static double run_time(double x) { return __builtin_log10(x); }
  static long double run_time(long double x) { return __builtin_log10l(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(log10(u)) { return log10(u); }
};

struct logarithm_of_one_plus {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return x;
    if (!(x > -1 && isfinite(x))) return x == -1 ? -infinity<T> : x < -1 ? not_a_number<T> : x;
    return narrow<T>(logarithm_plus_one(widen(x)));
  }
  static float run_time(float x) { return __builtin_log1pf(x); }
  static double run_time(double x) { return __builtin_log1p(x); }
  static long double run_time(long double x) { return __builtin_log1pl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(log1p(u)) { return log1p(u); }
};

}  // namespace detail

/// The natural logarithm on x > 0: -infinity at 0, NaN below. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::natural_logarithm, T>
constexpr auto log(const T& x) {
  return detail::apply<detail::natural_logarithm>(x);
}

/// The logarithm to base 2 on x > 0: -infinity at 0, NaN below, exact for powers of 2. At most 1
/// ulp off.
template <class T>
requires detail::accepts<detail::binary_logarithm, T>
constexpr auto log2(const T& x) {
  return detail::apply<detail::binary_logarithm>(x);
}

/// The logarithm to base 10 on x > 0: -infinity at 0, NaN below, exact for powers of 10. At most 1
/// ulp off.
template <class T>
requires detail::accepts<detail::decimal_logarithm, T>
constexpr auto log10(const T& x) {
  return detail::apply<detail::decimal_logarithm>(x);
}

/// log(1 + x) on x > -1 without cancellation near 0: -infinity at -1, NaN below, -0 for -0. At most
/// 1 ulp off.
template <class T>
requires detail::accepts<detail::logarithm_of_one_plus, T>
constexpr auto log1p(const T& x) {
  return detail::apply<detail::logarithm_of_one_plus>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
