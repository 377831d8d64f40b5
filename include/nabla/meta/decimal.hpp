// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string_view>

#include <nabla/meta/number.hpp>

namespace nabla::core {

namespace detail {

/// digits * 10^exponent, rounded once to the nearest double; infinity where it is too large.
constexpr double decimal_to_double(const natural& digits, int exponent) {
  if (digits.is_zero()) return 0;
  natural numerator = digits, denominator(1);
  numerator.multiply_power_of_ten(exponent);
  denominator.multiply_power_of_ten(-exponent);
  const int shift = 61 - (numerator.bit_length() - denominator.bit_length());
  (shift > 0 ? numerator : denominator).shift_left(shift > 0 ? shift : -shift);
  const auto [value, exact] = long_division(numerator, denominator);
  if (62 - shift > 1026) return std::numeric_limits<double>::infinity();
  return round_to<double>(value << 1 | (exact ? 0U : 1U), shift + 1);
}

}  // namespace detail

/// The number that decimal text (digits, at most one point, at most one exponent) denotes: an exact
/// fraction where it fits, else the nearest double. The caller must pass the text of a number.
constexpr number parse_decimal(std::string_view text) {
  natural digits;
  int exponent = 0, significant = 0;
  bool point = false, lost = false;
  std::size_t i = 0;
  for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
    if (text[i] == '.') {
      point = true;
    } else if (text[i] != '\'') {
      const auto digit = static_cast<std::uint32_t>(text[i] - '0');
      if (point) --exponent;
      if (significant < 800) {  // no double lies between numbers that agree in 800 digits
        digits.multiply_add(10, digit);
        if (significant > 0 || digit != 0) ++significant;
      } else {
        ++exponent;
        lost = lost || digit != 0;
      }
    }
  }
  if (lost) {
    digits.multiply_add(10, 1);
    --exponent;
  }
  if (i + 1 < text.size()) {
    const bool negative = text[i + 1] == '-';
    i += negative || text[i + 1] == '+' ? 2U : 1U;
    int written = 0;
    for (; i < text.size(); ++i)
      if (text[i] != '\'' && written < 100'000) written = 10 * written + (text[i] - '0');
    exponent += negative ? -written : written;
  }
  if (digits.is_zero()) return 0;
  if (exponent > 400) exponent = 400;
  if (exponent < -1300) exponent = -1300;
  if (digits.digits.size <= 3 && exponent <= 19) {
    wide_natural value = 0, scale = 1;
    for (std::uint32_t k = digits.digits.size; k-- > 0;) value = value << 32 | digits.digits[k];
    int power = exponent;
    for (; power < 0 && value % 10 == 0; ++power) value /= 10;  // 0.50 is 5/10
    for (; power > 0 && value >> 64 == 0; --power) value *= 10;
    for (int k = 0; k > power && k > -37; --k) scale *= 10;
    const number result(static_cast<wide_integer>(value), static_cast<wide_integer>(scale));
    if (power <= 0 && power >= -37 && result.is_exact()) return result;
  }
  return number::inexact(detail::decimal_to_double(digits, exponent));
}

}  // namespace nabla::core
