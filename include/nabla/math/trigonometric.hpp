// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/conversion.hpp>
#include <nabla/math/inverse_root.hpp>
#include <nabla/math/reduction.hpp>
#include <nabla/math/rounding.hpp>

// sin, cos, tan, sincos.

namespace nabla::core::math {

/// The result of sincos.
template <class T>
struct sin_and_cos {
  T sin, cos;
};

namespace detail {

void sin() = delete;
void sincos() = delete;
void cos() = delete;
void tan() = delete;

struct sine_function {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return x;
    return isfinite(x) ? narrow<T>(sine(reduce_angle(widen(x)))) : not_a_number<T>;
  }
  static float run_time(float x) { return __builtin_sinf(x); }
  static double run_time(double x) { return __builtin_sin(x); }
  static long double run_time(long double x) { return __builtin_sinl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(sin(u)) { return sin(u); }
};

struct cosine_function {
  template <real T>
  static constexpr T constant(T x) {
    return isfinite(x) ? narrow<T>(cosine(reduce_angle(widen(x)))) : not_a_number<T>;
  }
  static float run_time(float x) { return __builtin_cosf(x); }
  static double run_time(double x) { return __builtin_cos(x); }
  static long double run_time(long double x) { return __builtin_cosl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(cos(u)) { return cos(u); }
};

struct tangent_function {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return x;
    if (!isfinite(x)) return not_a_number<T>;
    const auto r = reduce_angle(widen(x));
    return narrow<T>(sine(r) / cosine(r));
  }
  static float run_time(float x) { return __builtin_tanf(x); }
  static double run_time(double x) { return __builtin_tan(x); }
  static long double run_time(long double x) { return __builtin_tanl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(tan(u)) { return tan(u); }
};

// The C library's sincos. Where the compiler has no builtin for it, it is declared under a name of
// our own, so that it cannot clash with what <math.h> declares.
#if __has_builtin(__builtin_sincos)
inline void c_sincos(float x, float* s, float* c) { __builtin_sincosf(x, s, c); }
inline void c_sincos(double x, double* s, double* c) { __builtin_sincos(x, s, c); }
inline void c_sincos(long double x, long double* s, long double* c) { __builtin_sincosl(x, s, c); }
#elif defined(__GLIBC__)
void c_sincos(float, float*, float*) noexcept __asm__("sincosf");
void c_sincos(double, double*, double*) noexcept __asm__("sincos");
void c_sincos(long double, long double*, long double*) noexcept __asm__("sincosl");
#else
inline void c_sincos(auto x, auto* s, auto* c) {
  *s = sine_function::run_time(x);
  *c = cosine_function::run_time(x);
}
#endif

struct sine_and_cosine {
  template <real T>
  static constexpr sin_and_cos<T> constant(T x) {
    if (!isfinite(x)) return {not_a_number<T>, not_a_number<T>};
    const auto r = reduce_angle(widen(x));
    return {x == 0 ? x : narrow<T>(sine(r)), narrow<T>(cosine(r))};
  }
  template <real T>
  static sin_and_cos<T> run_time(T x) {
    sin_and_cos<T> both;
    c_sincos(x, &both.sin, &both.cos);
    return both;
  }
  static constexpr auto by_argument(const auto& u) -> decltype(sincos(u)) { return sincos(u); }
};

}  // namespace detail

/// The sine of x radians, however large x is: NaN at infinity, -0 for -0. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::sine_function, T>
constexpr auto sin(const T& x) {
  return detail::apply<detail::sine_function>(x);
}

/// The cosine of x radians, however large x is: NaN at infinity. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::cosine_function, T>
constexpr auto cos(const T& x) {
  return detail::apply<detail::cosine_function>(x);
}

/// The tangent of x radians, however large x is: NaN at infinity, -0 for -0. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::tangent_function, T>
constexpr auto tan(const T& x) {
  return detail::apply<detail::tangent_function>(x);
}

/// `{sin(x), cos(x)}` for the price of one, where the C library, or x's type, has sincos.
template <class T>
requires detail::accepts<detail::sine_function, T> && detail::accepts<detail::cosine_function, T>
constexpr auto sincos(const T& x) {
  if constexpr (detail::built_in_number<T> || detail::found_by_argument<detail::sine_and_cosine, T>)
    return detail::apply<detail::sine_and_cosine>(x);
  else
    return sin_and_cos<T>{math::sin(x), math::cos(x)};
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
