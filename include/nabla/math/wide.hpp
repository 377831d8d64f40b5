// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstdint>
#include <nabla/math/real.hpp>

// Numbers of 128, 192 or 256 bits, made of integers: they are constexpr on every compiler, and
// neither contraction nor -ffast-math can change them.

namespace nabla::core::math {

namespace detail {

__extension__ typedef unsigned __int128 two_limbs;

constexpr int leading_zeros(std::uint64_t a) { return __builtin_clzll(a); }

}  // namespace detail

/// The number ±0.limb[N-1]...limb[0] (in base 2^64) times 2^exponent; its top bit is set unless it
/// is zero. An operation errs by a few units of the last bit.
template <int N>
struct wide {
  static constexpr int size = N;
  std::uint64_t limb[static_cast<unsigned>(N)]{};
  int exponent = 0;
  bool negative = false;

  constexpr wide() = default;

  constexpr wide(int integer) : negative(integer < 0) {
    if (integer == 0) return;
    const std::uint64_t magnitude =
        integer < 0 ? 0 - static_cast<std::uint64_t>(integer) : static_cast<std::uint64_t>(integer);
    exponent = 64 - detail::leading_zeros(magnitude);
    limb[N - 1] = magnitude << (64 - exponent);
  }

  /// A constant, most significant limb first; limbs beyond N are cut off.
  template <class... Limb>
  constexpr wide(int power, std::uint64_t leading_limb, Limb... other) : exponent(power) {
    const std::uint64_t all[]{leading_limb, static_cast<std::uint64_t>(other)...};
    for (int i = 0; i < N && i <= static_cast<int>(sizeof...(other)); ++i) limb[N - 1 - i] = all[i];
    normalize();
  }

  /// The leading limbs of a longer number.
  template <int M>
  requires(M > N)
  constexpr explicit wide(const wide<M>& longer)
      : exponent(longer.exponent), negative(longer.negative) {
    for (int i = 0; i < N; ++i) limb[i] = longer.limb[i + M - N];
  }

  constexpr bool is_zero() const { return limb[N - 1] == 0; }

  constexpr void shift_down(int bits) {
    for (; bits >= 64; bits -= 64) {
      for (int i = 1; i < N; ++i) limb[i - 1] = limb[i];
      limb[N - 1] = 0;
    }
    for (int i = 1; i < N; ++i)
      limb[i - 1] =
          static_cast<std::uint64_t>((detail::two_limbs{limb[i]} << 64 | limb[i - 1]) >> bits);
    limb[N - 1] >>= bits;
  }

  constexpr void shift_up(int bits) {
    for (; bits >= 64; bits -= 64) {
      for (int i = N - 1; i > 0; --i) limb[i] = limb[i - 1];
      limb[0] = 0;
    }
    for (int i = N - 1; i > 0; --i)
      limb[i] = static_cast<std::uint64_t>(
          (detail::two_limbs{limb[i]} << 64 | limb[i - 1]) << bits >> 64);
    limb[0] <<= bits;
  }

  constexpr void normalize() {
    if (limb[N - 1] >> 63 != 0) return;
    int top = N - 1;
    while (top > 0 && limb[top] == 0) --top;
    if (limb[top] == 0) return void(*this = wide());
    const int bits = 64 * (N - 1 - top) + detail::leading_zeros(limb[top]);
    shift_up(bits);
    exponent -= bits;
  }

  friend constexpr wide operator-(wide a) {
    a.negative = !a.negative;
    return a;
  }

  friend constexpr wide operator+(const wide& a, const wide& b) {
    if (b.limb[N - 1] == 0) return a;
    if (a.limb[N - 1] == 0) return b;
    return a.exponent < b.exponent ? b.plus_smaller(a, a.negative) : a.plus_smaller(b, b.negative);
  }

  friend constexpr wide operator-(const wide& a, const wide& b) {
    if (b.limb[N - 1] == 0) return a;
    if (a.limb[N - 1] == 0) return -b;
    return a.exponent < b.exponent ? (-b).plus_smaller(a, a.negative)
                                   : a.plus_smaller(b, !b.negative);
  }

  friend constexpr wide operator*(const wide& a, const wide& b) {
    wide r;
    detail::two_limbs carry = 0;  // of the limbs below the result, whose lower halves do not count
    for (int i = 0; i < N; ++i) carry += detail::two_limbs{a.limb[i]} * b.limb[N - 1 - i] >> 64;
    for (int k = 0; k < N; ++k) {
      detail::two_limbs column = static_cast<std::uint64_t>(carry);
      carry >>= 64;
      for (int i = k + 1; i < N; ++i) {
        const detail::two_limbs t = detail::two_limbs{a.limb[i]} * b.limb[N + k - i];
        column += static_cast<std::uint64_t>(t);
        carry += t >> 64;
      }
      r.limb[k] = static_cast<std::uint64_t>(column);
      carry += column >> 64;
    }
    r.exponent = a.exponent + b.exponent;
    r.negative = a.negative != b.negative;
    if (r.limb[N - 1] >> 63 == 0) r.normalize();
    return r;
  }

  /// Divided by a positive number.
  friend constexpr wide operator/(wide a, int n) {
    if (a.is_zero()) return a;
    const int zeros = detail::leading_zeros(static_cast<std::uint64_t>(n));
    const std::uint64_t divisor = static_cast<std::uint64_t>(n) << zeros;
    a.exponent += zeros - 64;
    if (a.limb[N - 1] >= divisor) {
      a.shift_down(1);
      ++a.exponent;
    }
    std::uint64_t rest = a.limb[N - 1];
    for (int i = N - 1; i >= 0; --i) {
      const detail::two_limbs t = detail::two_limbs{rest} << 64 | (i > 0 ? a.limb[i - 1] : 0);
      a.limb[i] = static_cast<std::uint64_t>(t / divisor);
      rest = static_cast<std::uint64_t>(t % divisor);
    }
    return a;
  }

 private:
  /// This plus b, where b has the sign `b_negative` whatever its own is. One loop serves sums and
  /// differences: for a difference it adds the complement.
  constexpr wide plus_smaller(wide b, bool b_negative) const {
    if (exponent - b.exponent >= 64 * N) return *this;
    if (exponent != b.exponent) b.shift_down(exponent - b.exponent);
    const bool difference = negative != b_negative;
    const std::uint64_t flip = difference ? ~std::uint64_t{0} : 0;
    detail::two_limbs carry = difference ? 1 : 0;
    for (int i = 0; i < N; ++i) {
      carry += detail::two_limbs{limb[i]} + (b.limb[i] ^ flip);
      b.limb[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    b.exponent = exponent;
    b.negative = negative;
    if (difference && carry == 0) b.complement();
    if (difference)
      b.normalize();
    else if (carry != 0)
      b.carry_out();
    return b;
  }

  constexpr void complement() {
    detail::two_limbs carry = 1;
    for (int i = 0; i < N; ++i) {
      carry += ~limb[i];
      limb[i] = static_cast<std::uint64_t>(carry);
      carry >>= 64;
    }
    negative = !negative;
  }

  constexpr void carry_out() {
    shift_down(1);
    limb[N - 1] |= std::uint64_t{1} << 63;
    ++exponent;
  }
};

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
