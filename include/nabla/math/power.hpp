// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/exponential.hpp>
#include <nabla/math/logarithm.hpp>

// sqrt, cbrt, hypot, pow.

namespace nabla::core::math {

namespace detail {

void sqrt() = delete;
void cbrt() = delete;
void hypot() = delete;
void pow() = delete;

struct square_root_function {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0 || x == infinity<T>) return x;
    return x > 0 ? narrow<T>(square_root(widen(x))) : not_a_number<T>;
  }
  static float run_time(float x) { return __builtin_sqrtf(x); }
  static double run_time(double x) { return __builtin_sqrt(x); }
  static long double run_time(long double x) { return __builtin_sqrtl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(sqrt(u)) { return sqrt(u); }
};

struct cube_root_function {
  template <real T>
  static constexpr T constant(T x) {
    if (!isfinite(x) || x == 0) return x;
    const auto w = widen(magnitude::constant(x)), r = inverse_root<3>(w);
    return copysign(narrow<T>(w * r * r), x);
  }
  static float run_time(float x) { return __builtin_cbrtf(x); }
  static double run_time(double x) { return __builtin_cbrt(x); }
  static long double run_time(long double x) { return __builtin_cbrtl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(cbrt(u)) { return cbrt(u); }
};

struct hypotenuse {
  template <real T>
  static constexpr T constant(T x, T y) {
    if (isinf(x) || isinf(y)) return infinity<T>;
    if (isnan(x) || isnan(y)) return not_a_number<T>;
    const auto a = widen(x), b = widen(y);
    return narrow<T>(square_root(a * a + b * b));
  }
  static float run_time(float x, float y) { return __builtin_hypotf(x, y); }
  static double run_time(double x, double y) { return __builtin_hypot(x, y); }
  static long double run_time(long double x, long double y) { return __builtin_hypotl(x, y); }
  static constexpr auto by_argument(const auto& x, const auto& y) -> decltype(hypot(x, y)) {
    return hypot(x, y);
  }
};

struct power_function {
  template <real T>
  static constexpr T constant(T x, T y) {
    if (x == 1 || y == 0) return 1;
    if (isnan(x) || isnan(y)) return not_a_number<T>;
    const T size = magnitude::constant(x);
    if (isinf(y)) return size == 1 ? T(1) : (size > 1) == (y > 0) ? infinity<T> : T(0);
    const bool whole = towards_zero::constant(y) == y,
               odd = whole && towards_zero::constant(y / 2) != y / 2;
    const T sign = odd ? copysign(T(1), x) : T(1);
    if (size == 0 || isinf(size))
      return copysign((size == 0) == (y > 0) ? T(0) : infinity<T>, sign);
    if (x < 0 && !whole) return not_a_number<T>;
    return copysign(narrow<T>(exponential(widen(y) * logarithm(widen(size))).value()), sign);
  }
  static float run_time(float x, float y) { return __builtin_powf(x, y); }
  static double run_time(double x, double y) { return __builtin_pow(x, y); }
  static long double run_time(long double x, long double y) { return __builtin_powl(x, y); }
  static constexpr auto by_argument(const auto& x, const auto& y) -> decltype(pow(x, y)) {
    return pow(x, y);
  }
};

}  // namespace detail

/// The square root on x >= 0: NaN below, -0 for -0. Correctly rounded.
template <class T>
requires detail::accepts<detail::square_root_function, T>
constexpr auto sqrt(const T& x) {
  return detail::apply<detail::square_root_function>(x);
}

/// The cube root, for every x, exact for cubes: cbrt(-27) = -3. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::cube_root_function, T>
constexpr auto cbrt(const T& x) {
  return detail::apply<detail::cube_root_function>(x);
}

/// sqrt(x^2 + y^2) without overflow or underflow on the way; infinite when x or y is, even beside
/// NaN. At most 1 ulp off.
template <class X, class Y>
requires detail::accepts<detail::hypotenuse, X, Y>
constexpr auto hypot(const X& x, const Y& y) {
  return detail::apply<detail::hypotenuse>(x, y);
}

/// x^y on x >= 0, and on x < 0 for integers y (NaN for others): x^0 = 1 and 1^y = 1 for every x and
/// y, zeros and infinities as in C99. Exact where the power is representable; at most 1 ulp off.
template <class X, class Y>
requires detail::accepts<detail::power_function, X, Y>
constexpr auto pow(const X& x, const Y& y) {
  return detail::apply<detail::power_function>(x, y);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
