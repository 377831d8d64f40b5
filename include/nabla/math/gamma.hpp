// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/exponential.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/reduction.hpp>

// tgamma and lgamma: the recurrence shifts x above 32 or 64, where Stirling's series converges;
// negative x are reflected.

namespace nabla::core::math {

namespace detail {

void tgamma() = delete;
void lgamma() = delete;

// lgamma itself writes the global signgam.
#if !__has_builtin(__builtin_lgamma_r) && defined(__GLIBC__)
float c_lgamma(float, int*) noexcept __asm__("lgammaf_r");
double c_lgamma(double, int*) noexcept __asm__("lgamma_r");
long double c_lgamma(long double, int*) noexcept __asm__("lgammal_r");
#elif __has_builtin(__builtin_lgamma_r)
inline float c_lgamma(float x, int* sign) { return __builtin_lgammaf_r(x, sign); }
inline double c_lgamma(double x, int* sign) { return __builtin_lgamma_r(x, sign); }
inline long double c_lgamma(long double x, int* sign) { return __builtin_lgammal_r(x, sign); }
#else
inline float c_lgamma(float x, int*) { return __builtin_lgammaf(x); }
inline double c_lgamma(double x, int*) { return __builtin_lgamma(x); }
inline long double c_lgamma(long double x, int*) { return __builtin_lgammal(x); }
#endif

/// The terms of Stirling's series that are taken above 2^stirling_exponent / 2.
template <int N>
inline constexpr int stirling_terms = N == 2   ? 15
                                      : N == 3 ? 22
                                               : 31;
template <int N>
inline constexpr int stirling_exponent = N < 4 ? 6 : 7;

/// log gamma(x), x > 0.
template <int N>
constexpr wide<N> log_gamma(wide<N> x) {
  wide<N> product = 1;
  for (; x.exponent < stirling_exponent<N>; x = x + 1) product = product * x;
  const wide<N> inverse = wide<N>(1) / x, square = inverse * inverse;
  wide<N> sum;
  for (int k = stirling_terms<N> - 1; k >= 0; --k) sum = sum * square + stirling_coefficients<N>[k];
  return (x - wide<N>(1) / 2) * logarithm(x) - x + half_log_two_pi<N> + sum * inverse -
         logarithm(product);
}

/// x modulo 1, from -1/2 to 1/2, for |x| < 2^63.
template <real T>
constexpr wide_for<T> from_nearest_integer(T x) {
  const T n = towards_zero::constant(x + (x < 0 ? T(-0.5) : T(0.5)));
  return widen(x) - widen(n);
}

/// sin(pi x), |x| <= 1/2.
template <int N>
constexpr wide<N> sine_of_half_turns(const wide<N>& x) {
  return sine_near_zero(x * pi<N>);
}

template <real T>
constexpr bool is_whole(T x) {
  return towards_zero::constant(x) == x;
}

struct log_gamma_function {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x)) return x;
    if (isinf(x) || (x <= 0 && is_whole(x))) return infinity<T>;
    if (x == 1 || x == 2) return 0;
    const auto w = widen(x);
    if (x > 0) return narrow<T>(log_gamma(w));
    constexpr int N = wide_for<T>::size;
    wide<N> sine = sine_of_half_turns(from_nearest_integer(x));
    sine.negative = false;
    return narrow<T>(log_pi<N> - logarithm(sine) - log_gamma(1 - w));
  }
  template <real T>
  static T run_time(T x) {
    int sign = 0;
    return c_lgamma(x, &sign);
  }
  static constexpr auto by_argument(const auto& u) -> decltype(lgamma(u)) { return lgamma(u); }
};

struct gamma_function {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return copysign(infinity<T>, x);
    if (isnan(x) || (x < 0 && is_whole(x))) return not_a_number<T>;
    if (x > 2000) return infinity<T>;
    const bool negative = x < 0 && is_whole((downwards::constant(x) + 1) / 2);
    if (x < -2000) return negative ? -T(0) : T(0);
    const auto w = widen(x);
    if (x > 0) return narrow<T>(exponential(log_gamma(w)).value());
    constexpr int N = wide_for<T>::size;
    wide<N> r =
        pi<N> / sine_of_half_turns(from_nearest_integer(x)) / exponential(log_gamma(1 - w)).value();
    r.negative = negative;
    return narrow<T>(r);
  }
  static float run_time(float x) { return __builtin_tgammaf(x); }
  static double run_time(double x) { return __builtin_tgamma(x); }
  static long double run_time(long double x) { return __builtin_tgammal(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(tgamma(u)) { return tgamma(u); }
};

}  // namespace detail

/// The gamma function: NaN at negative integers, plus or minus infinity at plus or minus 0. At most
/// 1 ulp off in constants; the C library's may be 10 off.
template <class T>
requires detail::accepts<detail::gamma_function, T>
constexpr auto tgamma(const T& x) {
  return detail::apply<detail::gamma_function>(x);
}

/// log |gamma(x)|: infinite at 0 and the negative integers. Thread-safe (it does not write
/// signgam). At most 1 ulp off in constants.
template <class T>
requires detail::accepts<detail::log_gamma_function, T>
constexpr auto lgamma(const T& x) {
  return detail::apply<detail::log_gamma_function>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
