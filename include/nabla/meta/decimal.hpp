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

/// Decimal text as digits * 10^exponent.
struct decimal_text {
  natural digits;
  int exponent = 0;

  constexpr explicit decimal_text(std::string_view text) {
    std::size_t length = 0;
    while (length < text.size() && text[length] != 'e' && text[length] != 'E') ++length;
    read_digits(text.substr(0, length));
    if (length + 1 < text.size()) read_exponent(text.substr(length + 1));
    if (exponent > 400) exponent = 400;
    if (exponent < -1300) exponent = -1300;
  }

 private:
  constexpr void read_digits(std::string_view text) {
    int significant = 0;
    bool point = false, lost = false;
    for (const char c : text) {
      point = point || c == '.';
      if (c == '.' || c == '\'') continue;
      const auto digit = static_cast<std::uint32_t>(c - '0');
      if (point) --exponent;
      if (significant < 800) {  // no double lies between numbers that agree in 800 digits
        digits.multiply_add(10, digit);
        if (significant > 0 || digit != 0) ++significant;
      } else {
        ++exponent;
        lost = lost || digit != 0;
      }
    }
    if (!lost) return;
    digits.multiply_add(10, 1);
    --exponent;
  }
  constexpr void read_exponent(std::string_view text) {
    const bool negative = text[0] == '-';
    int written = 0;
    for (const char c : text.substr(negative || text[0] == '+' ? 1 : 0))
      if (c != '\'' && written < 100'000) written = 10 * written + (c - '0');
    exponent += negative ? -written : written;
  }
};

/// Whether the decimal is an exact fraction that fits, which is then in `result`.
constexpr bool fits_fraction(const decimal_text& decimal, number& result) {
  if (decimal.digits.digits.size > 3 || decimal.exponent > 19) return false;
  wide_natural value = 0, scale = 1;
  for (std::uint32_t k = decimal.digits.digits.size; k-- > 0;)
    value = value << 32 | decimal.digits.digits[k];
  int power = decimal.exponent;
  for (; power < 0 && value % 10 == 0; ++power) value /= 10;  // 0.50 is 5/10
  for (; power > 0 && value >> 64 == 0; --power) value *= 10;
  if (power > 0 || power < -37) return false;
  for (int k = 0; k > power; --k) scale *= 10;
  result = number(static_cast<wide_integer>(value), static_cast<wide_integer>(scale));
  return result.is_exact();
}

}  // namespace detail

/// The number that decimal text (digits, at most one point, at most one exponent) denotes: an exact
/// fraction where it fits, else the nearest double. The caller must pass the text of a number.
constexpr number parse_decimal(std::string_view text) {
  const detail::decimal_text decimal(text);
  if (decimal.digits.is_zero()) return 0;
  if (number fraction; detail::fits_fraction(decimal, fraction)) return fraction;
  return number::inexact(detail::decimal_to_double(decimal.digits, decimal.exponent));
}

}  // namespace nabla::core
