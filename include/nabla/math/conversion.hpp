// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <nabla/math/wide.hpp>

// Converts a floating number to a wide one exactly, and back with one rounding, to nearest and ties
// to even.

namespace nabla::core::math {

namespace detail {

/// up[i] = 2^(2^i) and down[i] = 2^-(2^i), as far as T reaches.
template <real T>
struct powers_of_two {
  static constexpr int count =
      31 - __builtin_clz(static_cast<unsigned>(floating_limits<T>::max_exponent));
  T up[static_cast<unsigned>(count)]{}, down[static_cast<unsigned>(count)]{};

  constexpr powers_of_two() {
    up[0] = 2;
    down[0] = T(1) / 2;
    for (int i = 1; i < count; ++i) {
      up[i] = up[i - 1] * up[i - 1];
      down[i] = down[i - 1] * down[i - 1];
    }
  }
};

template <real T>
inline constexpr powers_of_two<T> powers{};

/// x = m 2^exponent with 1/2 <= m < 1, for a positive finite x; each step is exact. (-ffast-math
/// may let infinity in: three steps a power are enough for a denormal, and end for infinity.)
template <real T>
constexpr int normalize(T& x) {
  int exponent = 0;
  for (int i = powers<T>.count - 1; i >= 0; --i) {
    for (int k = 0; k < 3 && x >= powers<T>.up[i]; ++k, exponent += 1 << i) x *= powers<T>.down[i];
    for (int k = 0; k < 3 && x < powers<T>.down[i]; ++k, exponent -= 1 << i) x *= powers<T>.up[i];
  }
  if (x < 1) return exponent;
  x /= 2;
  return exponent + 1;
}

/// x 2^n, for a result that is representable.
template <real T>
constexpr T scaled(T x, int n) {
  for (int i = powers<T>.count - 1; i >= 0; --i) {
    for (; n >= 1 << i; n -= 1 << i) x *= powers<T>.up[i];
    for (; n <= -(1 << i); n += 1 << i) x *= powers<T>.down[i];
  }
  return x;
}

/// The leading bits of a (at most 127), rounded to nearest, ties to even; 2^bits when rounding
/// carries out.
template <int N>
constexpr two_limbs leading(const wide<N>& a, int bits) {
  const two_limbs top = two_limbs{a.limb[N - 1]} << 64 | a.limb[N - 2];
  const two_limbs kept = bits == 0 ? 0 : top >> (128 - bits), lost = top << bits;
  bool lost_more = lost << 1 != 0;
  for (int i = 0; i < N - 2; ++i) lost_more = lost_more || a.limb[i] != 0;
  const bool up = lost >> 127 != 0 && (lost_more || (kept & 1) != 0);
  return kept + (up ? 1 : 0);
}

}  // namespace detail

/// Enough bits for T: every intermediate result keeps more than twice the bits of T.
template <real T>
using wide_for = wide<(floating_limits<T>::digits > 64   ? 4
                       : floating_limits<T>::digits > 53 ? 3
                                                         : 2)>;

/// A finite x, exactly.
template <real T>
constexpr wide_for<T> widen(T x) {
  if (x == 0) return {};
  T magnitude = x < 0 ? -x : x;
  wide_for<T> r;
  r.exponent = detail::normalize(magnitude);
  r.negative = x < 0;
  for (int i = wide_for<T>::size - 1; i >= 0 && magnitude != 0; --i) {
    magnitude *= static_cast<T>(18446744073709551616.0);
    r.limb[i] = static_cast<std::uint64_t>(magnitude);
    magnitude -= static_cast<T>(r.limb[i]);
  }
  return r;
}

/// The nearest T: infinity when a is too large, a denormal or zero when it is small.
template <real T, int N>
constexpr T narrow(const wide<N>& a) {
  using limits = floating_limits<T>;
  const int missing = a.exponent < limits::min_exponent ? limits::min_exponent - a.exponent : 0;
  if (a.is_zero() || missing > limits::digits) return a.negative ? -T(0) : T(0);
  if (a.exponent > limits::max_exponent)
    return a.negative ? -limits::infinity() : limits::infinity();
  const int bits = limits::digits - missing;
  const detail::two_limbs m = detail::leading(a, bits);
  const bool carried = m >> bits != 0;
  if (carried && a.exponent == limits::max_exponent)
    return a.negative ? -limits::infinity() : limits::infinity();
  const T magnitude = carried ? detail::scaled(T(1), a.exponent)
                              : detail::scaled(static_cast<T>(m), a.exponent - bits);
  return a.negative ? -magnitude : magnitude;
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
