// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <cstddef>
#include <cstdint>

#include <nabla/math/lanes.hpp>
#include <nabla/math/select.hpp>

// What our own functions of packs of doubles have in common: bits, powers of two, roundings to
// integers, all lanes at once.

namespace nabla::core::math::lanewise {

/// A pack of doubles.
template <class V>
concept doubles = pack<V> && std::is_same_v<element_of<V>, double>;

/// The bits of a pack's numbers, and integers beside them.
template <doubles V>
using bits = lanes<std::uint64_t, lane_count<V>>;

template <doubles V>
[[gnu::always_inline]] inline bits<V> bits_of(const V& x) {
  return reinterpret_cast<bits<V>>(x);
}
template <doubles V>
[[gnu::always_inline]] inline V from_bits(const bits<V>& b) {
  return reinterpret_cast<V>(b);
}
template <doubles V>
[[gnu::always_inline]] inline V every(double x) {
  return splat<double, lane_count<V>>(x);
}
template <doubles V>
[[gnu::always_inline]] inline V magnitude_of(const V& x) {
  return from_bits<V>(bits_of(x) & ~(std::uint64_t{1} << 63));
}

/// A double to which an integer of less than 51 bits is added stands for that integer: its last
/// bits are the integer's.
inline constexpr double integer_base = 0x1.8p52;

/// 2^n for integers n that a normal double has as its exponent. `n` is n + integer_base.
template <doubles V>
[[gnu::always_inline]] inline V power_of_two(const V& n) {
  return from_bits<V>((bits_of(n) + 1023) << 52);
}

/// c[0] + c[1] x + ... by Horner's scheme.
template <std::size_t N, doubles V>
[[gnu::always_inline]] inline V polynomial(const V& x, const double (&c)[N]) {
  V sum = every<V>(c[N - 1]);
#pragma GCC unroll 16
  for (std::size_t i = N - 1; i > 0; --i) sum = sum * x + c[i - 1];
  return sum;
}

}  // namespace nabla::core::math::lanewise
