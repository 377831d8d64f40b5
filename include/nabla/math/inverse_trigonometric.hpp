// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/constants.hpp>
#include <nabla/math/conversion.hpp>
#include <nabla/math/inverse_root.hpp>
#include <nabla/math/rounding.hpp>

// asin, acos, atan, atan2.

namespace nabla::core::math {

namespace detail {

void asin() = delete;
void acos() = delete;
void atan() = delete;
void atan2() = delete;

/// The angle of the point (x, y) for 0 <= y <= x, x > 0: atan(c) + atan((y - c x) / (x + c y)) with
/// c = j/8 near y/x.
template <int N>
constexpr wide<N> angle_below_diagonal(const wide<N>& y, const wide<N>& x) {
  const int j = static_cast<int>(narrow<float>(y / x) * 8 + 0.5F);
  const wide<N> c = wide<N>(j) / 8, t = (y - c * x) / (x + c * y);
  if (t.is_zero()) return atan_of_eighths<N>[j];
  const wide<N> square = t * t;
  const int last = 64 * N / -square.exponent + 1;
  wide<N> sum = wide<N>(1) / (2 * last + 1);
  for (int k = last - 1; k >= 0; --k) sum = wide<N>(1) / (2 * k + 1) - sum * square;
  return atan_of_eighths<N>[j] + sum * t;
}

/// The angle of the point (x, y), from -pi to pi; not of (0, 0).
template <int N>
constexpr wide<N> angle_of(wide<N> y, wide<N> x) {
  const bool below = y.negative, left = x.negative;
  x.negative = y.negative = false;
  wide<N> half_pi = pi<N>;
  --half_pi.exponent;
  wide<N> angle = (y - x).negative || (y - x).is_zero() ? angle_below_diagonal(y, x)
                                                        : half_pi - angle_below_diagonal(x, y);
  if (left) angle = pi<N> - angle;
  return below ? -angle : angle;
}

struct arc_sine {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return x;
    if (!(x >= -1 && x <= 1)) return not_a_number<T>;
    const auto w = widen(x);
    return narrow<T>(angle_of(w, square_root((1 - w) * (1 + w))));
  }
  static float run_time(float x) { return __builtin_asinf(x); }
  static double run_time(double x) { return __builtin_asin(x); }
  static long double run_time(long double x) { return __builtin_asinl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(asin(u)) { return asin(u); }
};

struct arc_cosine {
  template <real T>
  static constexpr T constant(T x) {
    if (!(x >= -1 && x <= 1)) return not_a_number<T>;
    const auto w = widen(x);
    return narrow<T>(angle_of(square_root((1 - w) * (1 + w)), w));
  }
  static float run_time(float x) { return __builtin_acosf(x); }
  static double run_time(double x) { return __builtin_acos(x); }
  static long double run_time(long double x) { return __builtin_acosl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(acos(u)) { return acos(u); }
};

struct angle_of_point {
  template <real T>
  static constexpr T constant(T y, T x) {
    if (isnan(x) || isnan(y)) return not_a_number<T>;
    if (isinf(x) || isinf(y))
      return copysign(constant(isinf(y) ? T(1) : T(0), copysign(isinf(x) ? T(1) : T(0), x)), y);
    if (y == 0) return signbit(x) ? copysign(narrow<T>(pi<wide_for<T>::size>), y) : y;
    return narrow<T>(angle_of(widen(y), widen(x)));
  }
  static float run_time(float y, float x) { return __builtin_atan2f(y, x); }
  static double run_time(double y, double x) { return __builtin_atan2(y, x); }
  static long double run_time(long double y, long double x) { return __builtin_atan2l(y, x); }
  static constexpr auto by_argument(const auto& y, const auto& x) -> decltype(atan2(y, x)) {
    return atan2(y, x);
  }
};

struct arc_tangent {
  template <real T>
  static constexpr T constant(T x) {
    return isnan(x) ? x : angle_of_point::constant(x, T(1));
  }
  static float run_time(float x) { return __builtin_atanf(x); }
  static double run_time(double x) { return __builtin_atan(x); }
  static long double run_time(long double x) { return __builtin_atanl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(atan(u)) { return atan(u); }
};

}  // namespace detail

/// The angle in [-pi/2, pi/2] whose sine is x, on |x| <= 1: NaN elsewhere, -0 for -0. At most 1 ulp
/// off.
template <class T>
requires detail::accepts<detail::arc_sine, T>
constexpr auto asin(const T& x) {
  return detail::apply<detail::arc_sine>(x);
}

/// The angle in [0, pi] whose cosine is x, on |x| <= 1: NaN elsewhere. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::arc_cosine, T>
constexpr auto acos(const T& x) {
  return detail::apply<detail::arc_cosine>(x);
}

/// The angle in [-pi/2, pi/2] whose tangent is x, for every x: pi/2 at infinity, -0 for -0. At most
/// 1 ulp off.
template <class T>
requires detail::accepts<detail::arc_tangent, T>
constexpr auto atan(const T& x) {
  return detail::apply<detail::arc_tangent>(x);
}

/// The angle in [-pi, pi] of the point (x, y): zeros with their signs and infinities as in C99
/// (atan2(0, -0) = pi). At most 1 ulp off.
template <class Y, class X>
requires detail::accepts<detail::angle_of_point, Y, X>
constexpr auto atan2(const Y& y, const X& x) {
  return detail::apply<detail::angle_of_point>(y, x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
