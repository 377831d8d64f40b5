// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/exponential.hpp>
#include <nabla/math/logarithm.hpp>

// sinh, cosh, tanh and their inverses.

namespace nabla::core::math {

namespace detail {

void sinh() = delete;
void cosh() = delete;
void tanh() = delete;
void asinh() = delete;
void acosh() = delete;
void atanh() = delete;

template <int N>
constexpr wide<N> half(wide<N> a) {
  if (!a.is_zero()) --a.exponent;
  return a;
}

struct hyperbolic_sine {
  template <real T>
  static constexpr T constant(T x) {
    if (!isfinite(x) || x == 0) return x;
    const auto q = exponential(widen(magnitude::constant(x))).value_minus_one();  // e^x - 1
    return copysign(narrow<T>(half(q + q / (1 + q))), x);
  }
  static float run_time(float x) { return __builtin_sinhf(x); }
  static double run_time(double x) { return __builtin_sinh(x); }
  static long double run_time(long double x) { return __builtin_sinhl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(sinh(u)) { return sinh(u); }
};

struct hyperbolic_cosine {
  template <real T>
  static constexpr T constant(T x) {
    if (!isfinite(x)) return magnitude::constant(x);
    const auto e = exponential(widen(magnitude::constant(x))).value();
    return narrow<T>(half(e + wide_for<T>(1) / e));
  }
  static float run_time(float x) { return __builtin_coshf(x); }
  static double run_time(double x) { return __builtin_cosh(x); }
  static long double run_time(long double x) { return __builtin_coshl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(cosh(u)) { return cosh(u); }
};

struct hyperbolic_tangent {
  template <real T>
  static constexpr T constant(T x) {
    if (isnan(x) || x == 0) return x;
    if (x > 100 || x < -100) return copysign(T(1), x);
    const auto q = exponential(widen(x) * 2).value_minus_one();  // e^2x - 1
    return narrow<T>(q / (q + 2));
  }
  static float run_time(float x) { return __builtin_tanhf(x); }
  static double run_time(double x) { return __builtin_tanh(x); }
  static long double run_time(long double x) { return __builtin_tanhl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(tanh(u)) { return tanh(u); }
};

struct inverse_hyperbolic_sine {
  template <real T>
  static constexpr T constant(T x) {
    if (!isfinite(x) || x == 0) return x;
    const auto w = widen(magnitude::constant(x)), square = w * w;
    return copysign(narrow<T>(logarithm_plus_one(w + square / (1 + square_root(1 + square)))), x);
  }
  static float run_time(float x) { return __builtin_asinhf(x); }
  static double run_time(double x) { return __builtin_asinh(x); }
  static long double run_time(long double x) { return __builtin_asinhl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(asinh(u)) { return asinh(u); }
};

struct inverse_hyperbolic_cosine {
  template <real T>
  static constexpr T constant(T x) {
    if (!(x >= 1)) return not_a_number<T>;
    if (isinf(x)) return x;
    const auto w = widen(x) - 1;
    return narrow<T>(logarithm_plus_one(w + square_root(w * (2 + w))));
  }
  static float run_time(float x) { return __builtin_acoshf(x); }
  static double run_time(double x) { return __builtin_acosh(x); }
  static long double run_time(long double x) { return __builtin_acoshl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(acosh(u)) { return acosh(u); }
};

struct inverse_hyperbolic_tangent {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return x;
    const T size = magnitude::constant(x);
    if (!(size < 1)) return size == 1 ? copysign(infinity<T>, x) : not_a_number<T>;
    const auto w = widen(size);
    return copysign(narrow<T>(half(logarithm_plus_one(w * 2 / (1 - w)))), x);
  }
  static float run_time(float x) { return __builtin_atanhf(x); }
  static double run_time(double x) { return __builtin_atanh(x); }
  static long double run_time(long double x) { return __builtin_atanhl(x); }
  static constexpr auto by_argument(const auto& u) -> decltype(atanh(u)) { return atanh(u); }
};

}  // namespace detail

/// The hyperbolic sine, for every x: infinite where it overflows, -0 for -0. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::hyperbolic_sine, T>
constexpr auto sinh(const T& x) {
  return detail::apply<detail::hyperbolic_sine>(x);
}

/// The hyperbolic cosine, for every x: infinite where it overflows. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::hyperbolic_cosine, T>
constexpr auto cosh(const T& x) {
  return detail::apply<detail::hyperbolic_cosine>(x);
}

/// The hyperbolic tangent, for every x: 1 at infinity, -0 for -0. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::hyperbolic_tangent, T>
constexpr auto tanh(const T& x) {
  return detail::apply<detail::hyperbolic_tangent>(x);
}

/// The inverse hyperbolic sine, for every x: infinite at infinity, -0 for -0. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::inverse_hyperbolic_sine, T>
constexpr auto asinh(const T& x) {
  return detail::apply<detail::inverse_hyperbolic_sine>(x);
}

/// The inverse hyperbolic cosine, not negative, on x >= 1: NaN below. At most 1 ulp off.
template <class T>
requires detail::accepts<detail::inverse_hyperbolic_cosine, T>
constexpr auto acosh(const T& x) {
  return detail::apply<detail::inverse_hyperbolic_cosine>(x);
}

/// The inverse hyperbolic tangent on |x| < 1: infinite at 1 and -1, NaN beyond, -0 for -0. At most
/// 1 ulp off.
template <class T>
requires detail::accepts<detail::inverse_hyperbolic_tangent, T>
constexpr auto atanh(const T& x) {
  return detail::apply<detail::inverse_hyperbolic_tangent>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
