// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/exponential.hpp>

// erf and erfc: a series of positive terms below 3, Laplace's continued fraction above.

namespace nabla::core::math {

namespace detail {

void erf() = delete;
void erfc() = delete;

/// e^(-x^2) / sqrt(pi).
template <int N>
constexpr wide<N> bell(const wide<N>& x) {
  return exponential(-(x * x)).value() * inverse_sqrt_pi<N>;
}

/// erf x = 2 e^(-x^2) / sqrt(pi) (x + 2 x^3 / 3 + 4 x^5 / (3 5) + ...), 0 < x < 3.
template <int N>
constexpr wide<N> erf_near_zero(const wide<N>& x) {
  const wide<N> twice_square = x * x * 2;
  wide<N> term = x, sum = x;
  for (int n = 3; term.exponent > sum.exponent - 48 * N; n += 2) {
    term = term * twice_square / n;
    sum = sum + term;
  }
  return 2 * bell(x) * sum;
}

/// erfc x = e^(-x^2) / sqrt(pi) / (x + (1/2)/(x + (2/2)/(x + (3/2)/(x + ...)))), x >= 3.
template <int N>
constexpr wide<N> erfc_far_from_zero(const wide<N>& x) {
  wide<N> p = x, q = 1;
  constexpr int near = N == 2   ? 135
                       : N == 3 ? 180
                                : 400,
                far = N < 4 ? 4 : 8;  // 70, 80 or 130 bits, found by trial
  for (int k = near / static_cast<int>(narrow<float>(x)) + far; k > 0; --k) {
    const wide<N> next = x * p + q * k / 2;
    q = p;
    p = next;
  }
  return bell(x) * q / p;
}

struct error_function {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x) || x == 0) return x;
    const T size = magnitude::constant(x);
    if (size > 100) return copysign(T(1), x);
    return copysign(
        narrow<T>(size < 3 ? erf_near_zero(widen(size)) : 1 - erfc_far_from_zero(widen(size))), x);
  }
  static float run_time(float x) { return __builtin_erff(x); }
  static double run_time(double x) { return __builtin_erf(x); }
  static long double run_time(long double x) { return __builtin_erfl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(erf(u)) { return erf(u); }
};

struct complementary_error_function {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x)) return x;
    const T size = magnitude::constant(x);
    if (size > 200) return x < 0 ? T(2) : T(0);
    if (size >= 3)
      return narrow<T>(x > 0 ? erfc_far_from_zero(widen(x)) : 2 - erfc_far_from_zero(widen(size)));
    if (x == 0) return 1;
    return narrow<T>(x > 0 ? 1 - erf_near_zero(widen(x)) : 1 + erf_near_zero(widen(size)));
  }
  static float run_time(float x) { return __builtin_erfcf(x); }
  static double run_time(double x) { return __builtin_erfc(x); }
  static long double run_time(long double x) { return __builtin_erfcl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(erfc(u)) { return erfc(u); }
};

}  // namespace detail

/// The error function 2/sqrt(pi) * integral of e^(-t^2) from 0 to x, for every x: 1 at infinity, -0
/// for -0. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::error_function, T>
constexpr auto erf(const T& x) {
  return detail::apply<detail::error_function>(x);
}

/// 1 - erf(x) without cancellation, for every x: 2 at -infinity, 0 where it underflows. At most 1
/// ulp off in constants; the C library's may be 4 off.
template <class T>
requires detail::accepts<detail::complementary_error_function, T>
constexpr auto erfc(const T& x) {
  return detail::apply<detail::complementary_error_function>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
