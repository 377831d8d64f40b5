// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <nabla/math/real.hpp>

// Questions about a number, its sign, and the integers next to it. All exact.

namespace nabla::core::math {

/// Whether x is NaN.
template <real T>
constexpr bool isnan(T x) {
  return __builtin_isnan(x);
}

/// Whether x is plus or minus infinity.
template <real T>
constexpr bool isinf(T x) {
  return __builtin_isinf(x);
}

/// Whether x is neither infinite nor NaN.
template <real T>
constexpr bool isfinite(T x) {
  return __builtin_isfinite(x);
}

namespace detail {

template <real T>
constexpr T copysign_of(T x, T y) {
  if constexpr (std::is_same_v<T, float>)
    return __builtin_copysignf(x, y);
  else if constexpr (std::is_same_v<T, double>)
    return __builtin_copysign(x, y);
  else if constexpr (std::is_same_v<T, long double>)
    return __builtin_copysignl(x, y);
  else
    return __builtin_copysignf128(x, y);
}

template <real T>
inline constexpr T infinity = floating_limits<T>::infinity();

template <real T>
inline constexpr T not_a_number = floating_limits<T>::quiet_NaN();

}  // namespace detail

/// The magnitude of x with the sign of y, zeros and NaNs included.
template <real T>
constexpr T copysign(T x, std::type_identity_t<T> y) {
  return detail::copysign_of(x, y);
}

/// Whether the sign bit is set.
template <real T>
constexpr bool signbit(T x) {
  return detail::copysign_of(T(1), x) < 0;
}

namespace detail {

void abs() = delete;
void floor() = delete;
void ceil() = delete;
void trunc() = delete;

__extension__ typedef __int128 long_integer;

template <real T>
using integer_for =
    std::conditional_t<(floating_limits<T>::digits <= 64), std::int64_t, long_integer>;

struct magnitude {
  static constexpr auto constant(real auto x) { return signbit(x) ? -x : x; }
  static float run_time(float x) { return __builtin_fabsf(x); }
  static double run_time(double x) { return __builtin_fabs(x); }
  static long double run_time(long double x) { return __builtin_fabsl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(abs(u)) { return abs(u); }
};

struct towards_zero {
  template <real T>
  static constexpr T constant(T x) {
    const T fractions_end = 1 / floating_limits<T>::epsilon();
    if (!(x < fractions_end && x > -fractions_end)) return x;
    return copysign(static_cast<T>(static_cast<integer_for<T>>(x)), x);
  }
  static float run_time(float x) { return __builtin_truncf(x); }
  static double run_time(double x) { return __builtin_trunc(x); }
  static long double run_time(long double x) { return __builtin_truncl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(trunc(u)) { return trunc(u); }
};

struct downwards {
  template <real T>
  static constexpr T constant(T x) {
    const T n = towards_zero::constant(x);
    return x < n ? n - 1 : n;
  }
  static float run_time(float x) { return __builtin_floorf(x); }
  static double run_time(double x) { return __builtin_floor(x); }
  static long double run_time(long double x) { return __builtin_floorl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(floor(u)) { return floor(u); }
};

struct upwards {
  template <real T>
  static constexpr T constant(T x) {
    return -downwards::constant(-x);
  }
  static float run_time(float x) { return __builtin_ceilf(x); }
  static double run_time(double x) { return __builtin_ceil(x); }
  static long double run_time(long double x) { return __builtin_ceill(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(ceil(u)) { return ceil(u); }
};

}  // namespace detail

/// The magnitude |x|: of -0 it is 0, of -infinity infinity. Exact.
template <class T>
requires detail::accepts<detail::magnitude, T>
constexpr auto abs(const T& x) {
  return detail::apply<detail::magnitude>(x);
}

/// The integer next to x on the side of zero, with the sign of x. Exact.
template <class T>
requires detail::accepts<detail::towards_zero, T>
constexpr auto trunc(const T& x) {
  return detail::apply<detail::towards_zero>(x);
}

/// The largest integer that is not above x; infinities and zeros are returned as they are. Exact.
template <class T>
requires detail::accepts<detail::downwards, T>
constexpr auto floor(const T& x) {
  return detail::apply<detail::downwards>(x);
}

/// The smallest integer that is not below x; of -0.5 it is -0. Exact.
template <class T>
requires detail::accepts<detail::upwards, T>
constexpr auto ceil(const T& x) {
  return detail::apply<detail::upwards>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
