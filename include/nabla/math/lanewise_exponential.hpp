// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/lanewise.hpp>

// exp, expm1 and tanh of packs of doubles.

namespace nabla::core::math::lanewise {

/// x = n log 2 + high + low, |high| <= log(2)/2, and tail = exp(high + low) - 1 - high.
template <doubles V>
struct exponential_parts {
  V n;  // + integer_base
  V high, tail;
};

/// (e^r - 1 - r)/r^2, by its series and Estrin's scheme: |r| <= log(2)/2.
template <doubles V>
[[gnu::always_inline]] inline V exponential_series(const V& r) {
  const V r2 = r * r, r4 = r2 * r2;
  const V a = (r * (1.0 / 6) + 0.5) + (r * (1.0 / 120) + 1.0 / 24) * r2;
  const V b = (r * (1.0 / 5040) + 1.0 / 720) + (r * (1.0 / 362880) + 1.0 / 40320) * r2;
  const V c =
      (r * (1.0 / 39916800) + 1.0 / 3628800) + (r * (1.0 / 6227020800) + 1.0 / 479001600) * r2;
  return (a + b * r4) + c * (r4 * r4);
}

/// Cody and Waite's reduction (Software Manual for the Elementary Functions, 1980): the first part
/// of log 2 ends in zeros, so that its product with n is exact.
template <doubles V>
[[gnu::always_inline]] inline exponential_parts<V> reduce_exponent(const V& x) {
  const V n = x * 0x1.71547652b82fep0 + integer_base, whole = n - integer_base;
  const V high = x - whole * 0x1.62e42fefa3800p-1, low = whole * 0x1.ef35793c76730p-45;
  const V r = high - low, rest = (high - r) - low;
  return {n, r, exponential_series(r) * (r * r) + rest * (r + 1.0)};
}

/// x, but at least `low` and at most `high`; NaN stays.
template <doubles V>
[[gnu::always_inline]] inline V between(double low, double high, const V& x) {
  const V at_least = every<V>(low), at_most = every<V>(high);
  const V raised = select(x < at_least, at_least, x);
  return select(raised > at_most, at_most, raised);
}

/// e^x: by two factors, whose product rounds once where it is subnormal.
template <doubles V>
[[gnu::always_inline]] inline V exp(const V& x) {
  const auto parts = reduce_exponent(between(-746, 710, x));
  const V half = (parts.n - integer_base) * 0.5 + integer_base;
  const V other = (parts.n - half) + integer_base;
  const V e = (parts.high + parts.tail) + 1.0;
  return e * power_of_two(half) * power_of_two(other);
}

/// e^x - 1: 2 (s - 1/2 + s (e^r - 1)), s = 2^(n - 1). What the first sum loses is added later.
template <doubles V>
[[gnu::always_inline]] inline V expm1(const V& x) {
  const auto parts = reduce_exponent(between(-50, 710, x));
  const V s = power_of_two(V(parts.n - 1.0)), base = s - 0.5, high = s * parts.high;
  const V sum = base + high, lost = (base - sum) + high;
  const V half = sum + (lost + s * parts.tail);
  return select(magnitude_of(x) < every<V>(0x1p-54), x, V(half + half));  // -0, subnormal too
}

/// tanh |x| = t/(t + 2), t = exp(2|x|) - 1; where that is above 1/2, it is 1 - 2/(t + 2).
template <doubles V>
[[gnu::always_inline]] inline V tanh(const V& x) {
  const V size = magnitude_of(x), t = expm1(V(size + size));
  const auto near = size < every<V>(0.55);
  const V quotient = select(near, t, every<V>(2)) / (t + 2.0);
  const V result = select(near, quotient, V(1.0 - quotient));
  return from_bits<V>(bits_of(result) | (bits_of(x) & std::uint64_t{1} << 63));
}

}  // namespace nabla::core::math::lanewise
