// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>
#include <string_view>

#include <nabla/meta/decimal.hpp>
#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// Text that grows.
struct characters {
  sequence<char> items;

  constexpr characters() = default;
  constexpr explicit characters(std::string_view text) { *this << text; }

  constexpr characters& operator<<(std::string_view text) {
    const std::uint32_t count = static_cast<std::uint32_t>(text.size());
    if (items.size + count > items.capacity) items.reserve(2 * (items.size + count));
    char* const end = items.items + items.size;
    const char* const from = text.data();
    for (std::uint32_t i = 0; i < count; ++i) end[i] = from[i];
    items.size += count;
    return *this;
  }
  constexpr characters& operator<<(std::int64_t value) {
    if (value < 0) items.push_back('-');
    char digits[20]{};
    int count = 0;
    std::uint64_t size = value < 0 ? std::uint64_t{0} - static_cast<std::uint64_t>(value)
                                   : static_cast<std::uint64_t>(value);
    do digits[count++] = static_cast<char>('0' + size % 10);
    while ((size /= 10) != 0);
    while (count > 0) items.push_back(digits[--count]);
    return *this;
  }
  constexpr std::string_view view() const { return {items.items, items.size}; }
  constexpr operator std::string_view() const { return view(); }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream,
                                                      const characters& text) {
    return stream << text.view();
  }
};

namespace detail {

/// digits * 10^exponent.
struct decimal_digits {
  std::uint64_t digits;
  int exponent;
};
/// |value|, rounded to `count` digits.
constexpr decimal_digits digits_of_double(double value, int count) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const int biased = static_cast<int>(bits >> 52 & 0x7FF);
  const std::uint64_t mantissa =
      (bits & ((std::uint64_t{1} << 52) - 1)) | (biased == 0 ? 0 : std::uint64_t{1} << 52);
  const int power = (biased == 0 ? 1 : biased) - 1075;
  natural numerator(mantissa), denominator(1);
  (power > 0 ? numerator : denominator).shift_left(power > 0 ? power : -power);
  int exponent = (numerator.bit_length() - denominator.bit_length()) * 30103 / 100000 - count;
  std::uint64_t limit = 1;
  for (int i = 0; i < count; ++i) limit *= 10;
  for (;; ++exponent) {
    natural n = numerator, d = denominator;
    n.multiply_power_of_ten(-exponent);
    d.multiply_power_of_ten(exponent);
    n.multiply_add(2, 0);
    const std::uint64_t doubled = long_division(n, d).value;
    if (const std::uint64_t digits = (doubled + 1) / 2; digits < limit) return {digits, exponent};
  }
}

}  // namespace detail

/// Writes the shortest decimal that reads back as the same double.
constexpr void write_double(characters& out, double value) {
  if (value != value) {
    out << "nan";
    return;
  }
  if (std::bit_cast<std::int64_t>(value) < 0) out << "-";
  const double size = value < 0 ? -value : value;
  if (size > std::numeric_limits<double>::max()) {
    out << "inf";
    return;
  }
  if (size == 0) {
    out << "0";
    return;
  }
  detail::decimal_digits d{};
  for (int count = 15; count <= 17; ++count) {
    d = detail::digits_of_double(size, count);
    if (detail::decimal_to_double(natural(d.digits), d.exponent) == size) break;
  }
  for (; d.digits % 10 == 0; ++d.exponent) d.digits /= 10;
  characters digits;
  digits << static_cast<std::int64_t>(d.digits);
  const int point = static_cast<int>(digits.items.size) + d.exponent;  // digits before the point
  if (point > 21 || point < -5) {
    out << digits.view().substr(0, 1);
    if (digits.items.size > 1) out << "." << digits.view().substr(1);
    out.items.push_back('e');
    out << static_cast<std::int64_t>(point - 1);
    return;
  }
  for (int i = point < 1 ? point - 1 : 0; i < point || i < static_cast<int>(digits.items.size);
       ++i) {
    if (i == point && i > 0) out << ".";
    const bool written = i >= 0 && i < static_cast<int>(digits.items.size);
    out << (written ? digits.view().substr(static_cast<std::size_t>(i), 1) : std::string_view("0"));
    if (i == point - 1 && i < 0) out << ".";
  }
}

/// Writes the value with `digits` significant digits, at most 17.
constexpr void write_rounded(characters& out, double value, int digits) {
  const auto bits = std::bit_cast<std::uint64_t>(value);
  const bool ordinary = (bits >> 52 & 0x7FF) != 0x7FF && value != 0;
  if (!ordinary) return write_double(out, value);
  const double size = value < 0 ? -value : value;
  const detail::decimal_digits rounded = detail::digits_of_double(size, digits);
  const double nearest = detail::decimal_to_double(natural(rounded.digits), rounded.exponent);
  write_double(out, value < 0 ? -nearest : nearest);
}

/// Whether people write the number as a decimal: they do so for 0.8 and 0.05, not for 3/4 and 1/3,
/// and always for a double.
constexpr bool is_written_as_decimal(number u) {
  if (u.denominator % 5 != 0 || u.denominator == 0) return u.denominator == 0;
  wide_integer power_of_ten = 1;
  for (int places = 0; places < 27 && power_of_ten % u.denominator != 0; ++places)
    power_of_ten *= 10;
  if (power_of_ten % u.denominator != 0) return false;
  const wide_integer digits =
      power_of_ten / u.denominator * (u.is_negative() ? -u.numerator : u.numerator);
  return digits >> 93 == 0;  // parse_decimal reads that exactly
}

/// Writes a number so that it reads back as the same: as a fraction, or as a decimal where people
/// write one.
constexpr void write_number(characters& out, number u) {
  if (!detail::finite(to<double>(u))) {
    const double value = to<double>(u);
    out << (value > 0 ? "1e999" : value < 0 ? "-1e999" : "0/0");
    return;
  }
  if (!u.is_exact()) return write_double(out, to<double>(u));
  if (!is_written_as_decimal(u)) {
    out << u.numerator;
    if (u.denominator != 1) out << "/" << u.denominator;
    return;
  }
  const std::int64_t size = u.is_negative() ? -u.numerator : u.numerator;
  out << (u.is_negative() ? "-" : "") << size / u.denominator << ".";
  for (wide_integer rest = size % u.denominator; rest != 0; rest %= u.denominator) {
    rest *= 10;
    out << static_cast<std::int64_t>(rest / u.denominator);
  }
}

}  // namespace nabla::core
