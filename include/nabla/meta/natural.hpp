// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// A natural number of any length, least digit first in base 2^32. It can do only what exact
/// conversion between decimals and binary floating point needs.
struct natural {
  sequence<std::uint32_t> digits;

  constexpr natural() = default;
  constexpr explicit natural(std::uint64_t value) {
    for (; value != 0; value >>= 32) digits.push_back(static_cast<std::uint32_t>(value));
  }

  constexpr void multiply_add(std::uint32_t factor, std::uint32_t carry) {
    for (std::uint32_t& digit : digits) {
      const std::uint64_t wide = std::uint64_t{digit} * factor + carry;
      digit = static_cast<std::uint32_t>(wide);
      carry = static_cast<std::uint32_t>(wide >> 32);
    }
    if (carry != 0) digits.push_back(carry);
  }
  constexpr void multiply_power_of_ten(int exponent) {
    for (; exponent >= 9; exponent -= 9) multiply_add(1'000'000'000U, 0);
    for (; exponent > 0; --exponent) multiply_add(10U, 0);
  }
  constexpr void shift_left(int bits) {
    for (; bits >= 31; bits -= 31) multiply_add(std::uint32_t{1} << 31, 0);
    if (bits > 0) multiply_add(std::uint32_t{1} << bits, 0);
  }
  constexpr bool is_zero() const { return digits.size == 0; }
  constexpr int bit_length() const {
    if (is_zero()) return 0;
    int bits = 32 * static_cast<int>(digits.size - 1);
    for (std::uint32_t top = digits.items[digits.size - 1]; top != 0; top >>= 1) ++bits;
    return bits;
  }
  constexpr bool at_least(const natural& other) const {
    if (digits.size != other.digits.size) return digits.size > other.digits.size;
    for (std::uint32_t i = digits.size; i-- > 0;)
      if (digits.items[i] != other.digits.items[i]) return digits.items[i] > other.digits.items[i];
    return true;
  }
  constexpr void subtract(const natural& other) {
    std::int64_t borrow = 0;
    for (std::uint32_t i = 0; i < digits.size; ++i) {
      const std::int64_t theirs = i < other.digits.size ? std::int64_t{other.digits.items[i]} : 0;
      const std::int64_t difference = std::int64_t{digits.items[i]} - theirs + borrow;
      digits.items[i] = static_cast<std::uint32_t>(difference);
      borrow = difference < 0 ? -1 : 0;
    }
    while (digits.size != 0 && digits.items[digits.size - 1] == 0) --digits.size;
  }
};

/// floor(numerator / denominator), which must be below 2^63, and whether the division is exact.
struct quotient {
  std::uint64_t value;
  bool exact;
};

constexpr quotient long_division(natural numerator, natural denominator) {
  const int shift = numerator.bit_length() - denominator.bit_length();
  if (shift < 0) return {0, numerator.is_zero()};
  denominator.shift_left(shift);
  std::uint64_t value = 0;
  for (int i = 0; i <= shift; ++i) {
    value *= 2;
    if (numerator.at_least(denominator)) {
      numerator.subtract(denominator);
      ++value;
    }
    numerator.multiply_add(2, 0);
  }
  return {value, numerator.is_zero()};
}

}  // namespace nabla::core
