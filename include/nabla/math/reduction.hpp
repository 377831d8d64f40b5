// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/constants.hpp>
#include <nabla/math/two_over_pi.hpp>

// An angle modulo a quarter turn, however large (Payne and Hanek 1983), and the sine and cosine of
// what is left.

namespace nabla::core::math {

/// x = quarters pi/2 + angle, |angle| <= pi/4, quarters modulo 4.
template <int N>
struct reduced_angle {
  int quarters;
  wide<N> angle;
};

namespace detail {

/// 64 bits of 2/pi, beginning `position` bits into the table.
constexpr std::uint64_t bits_of_two_over_pi(int position) {
  const int i = position / 64, part = position % 64;
  return part == 0 ? two_over_pi[i] : two_over_pi[i] << part | two_over_pi[i + 1] >> (64 - part);
}

/// r^first / first! - r^(first + 2) / (first + 2)! + ..., first = 0 or 1.
template <int N>
constexpr wide<N> alternating_series(const wide<N>& r, int first) {
  const wide<N> square = r * r;
  int last = first + 2;
  for (int bits = 0; bits < 64 * N; last += 2)
    bits += 31 - __builtin_clz(static_cast<unsigned>(last * (last - 1))) - square.exponent;
  wide<N> sum = 1;
  for (int n = last; n > first; n -= 2) sum = 1 - sum * square / (n * (n - 1));
  return first == 1 ? sum * r : sum;
}

/// The limbs that an angle has: one for 64 bits, two for 113.
template <int N>
inline constexpr int angle_limbs = N / 2;

/// Enough limbs: as many as the angle has for the digits that it cancels near a multiple of pi/2,
/// one for the error of the product, one to spare.
template <int N>
using quarters = wide<N + angle_limbs<N> + 2>;

/// x 2/pi modulo 4, as a fraction of 4, not normalized.
template <int N>
constexpr quarters<N> quarters_modulo_four(const wide<N>& x) {
  quarters<N> r;
  for (int k = 0; k < angle_limbs<N>; ++k) {
    two_limbs carry = 0;
    for (int i = 0; i < r.size; ++i) {
      const int position = 126 + x.exponent + 64 * (r.size - 1 - i - k);
      carry += two_limbs{x.limb[N - 1 - k]} * bits_of_two_over_pi(position) + r.limb[i];
      r.limb[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
  }
  return r;
}

}  // namespace detail

/// For x of at most 64 bits, or 128 if N is 4. Multiples of 4 are cut off 2/pi before it is
/// multiplied, so the work does not depend on the size of x.
template <int N>
constexpr reduced_angle<N> reduce_angle(const wide<N>& x) {
  if (x.exponent < 0) return {0, x};
  detail::quarters<N> part = detail::quarters_modulo_four(x);
  const std::uint64_t& top = part.limb[part.size - 1];
  const int below = static_cast<int>(top >> 62);
  part.shift_up(2);
  const int up = top >> 63 != 0 ? 1 : 0;
  part.normalize();
  part = part - up;
  wide<N> angle = wide<N>(part) * pi<N>;
  --angle.exponent;
  return {(x.negative ? -(below + up) : below + up) & 3, x.negative ? -angle : angle};
}

/// |r| < 2.
template <int N>
constexpr wide<N> sine_near_zero(const wide<N>& r) {
  return detail::alternating_series(r, 1);
}

template <int N>
constexpr wide<N> cosine_near_zero(const wide<N>& r) {
  return detail::alternating_series(r, 0);
}

template <int N>
constexpr wide<N> sine(const reduced_angle<N>& r) {
  const wide<N> s = r.quarters % 2 == 0 ? sine_near_zero(r.angle) : cosine_near_zero(r.angle);
  return r.quarters < 2 ? s : -s;
}

template <int N>
constexpr wide<N> cosine(const reduced_angle<N>& r) {
  return sine(reduced_angle<N>{(r.quarters + 1) & 3, r.angle});
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
