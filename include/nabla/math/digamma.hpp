// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/gamma.hpp>

// digamma, the derivative of lgamma: no C library has it, so that run-time calls are computed here
// too.

namespace nabla::core::math {

namespace detail {

void digamma() = delete;

/// digamma x, x > 0: the derivative of log_gamma, term by term.
template <int N>
constexpr wide<N> digamma_of(wide<N> x) {
  wide<N> product = 1, derivative = 0;
  for (; x.exponent < stirling_exponent<N>; x = x + 1) {
    derivative = derivative * x + product;
    product = product * x;
  }
  const wide<N> inverse = wide<N>(1) / x, square = inverse * inverse;
  wide<N> sum;
  for (int k = stirling_terms<N> - 1; k >= 0; --k)
    sum = sum * square + stirling_coefficients<N>[k] * (2 * k + 1);
  return logarithm(x) - inverse / 2 - sum * square - derivative / product;
}

/// The same in long double, for a result of at most 53 bits: about 0.1 microseconds, where the
/// above takes 3.
inline long double quick_digamma(long double x) {
  constexpr long double coefficients[]{
      1 / 12.0L,       -1 / 120.0L, 1 / 252.0L,      -1 / 240.0L,      1 / 132.0L,
      -691 / 32760.0L, 1 / 12.0L,   -3617 / 8160.0L, 43867 / 14364.0L, -174611 / 6600.0L};
  long double product = 1, derivative = 0;
  for (int i = 0; i < 12 && x < 12; ++i, x += 1) {
    derivative = derivative * x + product;
    product *= x;
  }
  const long double square = 1 / (x * x);
  long double sum = 0;
  for (int k = 9; k >= 0; --k) sum = (sum + coefficients[k]) * square;
  return __builtin_logl(x) - 0.5L / x - sum - derivative / product;
}

struct digamma_function {
  template <real T>
  static constexpr T constant(T x) {
    if (x == 0) return -copysign(infinity<T>, x);
    if (isnan(x) || (x < 0 && is_whole(x))) return not_a_number<T>;
    if (isinf(x)) return x;
    const auto w = widen(x);
    if (x > 0) return narrow<T>(digamma_of(w));
    constexpr int N = wide_for<T>::size;
    const wide<N> angle = from_nearest_integer(x) * pi<N>;
    return narrow<T>(digamma_of(1 - w) - pi<N> * cosine_near_zero(angle) / sine_near_zero(angle));
  }
  /// Takes the quick way, unless digits cancel, as they do near a root.
  template <real T>
  static T run_time(T x) {
    if (floating_limits<T>::digits > 53 || !isfinite(x) || (x <= 0 && is_whole(x)))
      return constant(x);
    constexpr long double half_turn = narrow<long double>(pi<2>);
    const long double y = static_cast<long double>(x), positive = quick_digamma(x > 0 ? y : 1 - y);
    const long double reflected =
        x > 0 ? 0 : half_turn / __builtin_tanl(half_turn * (y - __builtin_roundl(y)));
    const long double result = positive - reflected;
    const bool cancelled =
        __builtin_fabsl(result) * 16 < 1 + __builtin_fabsl(positive) + __builtin_fabsl(reflected);
    return cancelled ? constant(x) : static_cast<T>(result);
  }
  static constexpr auto by_argument(const auto& u) -> decltype(digamma(u)) { return digamma(u); }
};

}  // namespace detail

/// The derivative of log gamma: NaN at negative integers, infinite at 0 with the sign of -x. At
/// most 1 ulp off, near its roots too and at run time too.
template <class T>
requires detail::accepts<detail::digamma_function, T>
constexpr auto digamma(const T& x) {
  return detail::apply<detail::digamma_function>(x);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
