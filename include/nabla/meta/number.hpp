// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <concepts>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <utility>

#include <nabla/meta/floating.hpp>
#include <nabla/meta/natural.hpp>

namespace nabla::core {

__extension__ using wide_integer = __int128;
__extension__ using wide_natural = unsigned __int128;

namespace detail {

/// numerator / 2^shift as T, rounded once, to nearest and even. The numerator's low bit stands for
/// all bits that were cut off below it.
template <class T>
constexpr T round_to(std::uint64_t numerator, int shift) {
  const int digits = std::numeric_limits<T>::digits,
            lowest = std::numeric_limits<T>::min_exponent - digits;
  int length = 64 - std::countl_zero(numerator);
  int drop = length - digits;
  if (-shift + drop < lowest) drop = lowest + shift;  // denormal: fewer digits are left
  if (drop > length + 1) return T{0};
  if (drop > 0) {
    const std::uint64_t half = std::uint64_t{1} << (drop - 1),
                        rest = drop == 64 ? numerator : numerator & (2 * half - 1);
    numerator = drop == 64 ? 0 : numerator >> drop;
    if (rest > half || (rest == half && (numerator & 1) != 0)) ++numerator;
    shift -= drop;
  }
  T value = static_cast<T>(numerator);
  for (; shift >= 60; shift -= 60) value /= static_cast<T>(std::uint64_t{1} << 60);
  for (; shift <= -60; shift += 60) value *= static_cast<T>(std::uint64_t{1} << 60);
  const T scale = static_cast<T>(std::uint64_t{1} << (shift < 0 ? -shift : shift));
  return shift < 0 ? value * scale : value / scale;
}

/// numerator / denominator (both positive, below 2^127) rounded once.
template <class T>
constexpr T divide_rounded(wide_natural numerator, wide_natural denominator) {
  wide_natural whole = numerator / denominator, rest = numerator % denominator;
  int shift = 0;
  for (; whole >> 62 != 0; --shift) {
    if ((whole & 1) != 0) rest = 1;
    whole >>= 1;
  }
  for (; shift >= 0 && whole >> 61 == 0 && rest != 0; ++shift) {
    rest *= 2;
    whole = 2 * whole + (rest >= denominator ? 1 : 0);
    if (rest >= denominator) rest -= denominator;
  }
  return round_to<T>(static_cast<std::uint64_t>(whole) << 1 | (rest != 0 ? 1U : 0U), shift + 1);
}

/// The greatest common divisor, by Euclid: it is positive, or 0 for two zeros.
constexpr wide_integer common_divisor(wide_integer a, wide_integer b) {
  while (b != 0) {
    const wide_integer rest = a % b;
    a = b;
    b = rest;
  }
  return a < 0 ? -a : a;
}

}  // namespace detail

/// A constant: an exact fraction while numerator and denominator fit 63 bits, else the nearest
/// double. Arithmetic never wraps: a result that does not fit is rounded once.
struct number {
  std::int64_t numerator = 0;
  std::int64_t denominator =
      1;  ///< positive and coprime to the numerator; 0: the numerator holds a double's bits

  constexpr number() = default;
  template <std::integral I>
  constexpr number(I integer) : numerator(static_cast<std::int64_t>(integer)) {
    if constexpr (sizeof(I) >= sizeof(std::int64_t))
      if (!std::in_range<std::int64_t>(integer) ||
          numerator == std::numeric_limits<std::int64_t>::min())
        *this = number(static_cast<wide_integer>(integer), 1);
  }
  constexpr number(wide_integer n, wide_integer d) {
    if (d < 0) {
      n = -n;
      d = -d;
    }
    const wide_integer common = detail::common_divisor(n, d);
    constexpr wide_integer limit = std::numeric_limits<std::int64_t>::max();
    if (common > 1) {
      n /= common;
      d /= common;
    }
    if (n <= limit && -n <= limit && d <= limit) {
      numerator = static_cast<std::int64_t>(n);
      denominator = static_cast<std::int64_t>(d);
    } else {
      const double size = detail::divide_rounded<double>(static_cast<wide_natural>(n < 0 ? -n : n),
                                                         static_cast<wide_natural>(d));
      *this = inexact(n < 0 ? -size : size);
    }
  }
  /// A double. If it is an integer below 2^53, and not -0, it becomes that integer.
  static constexpr number inexact(double value) {
    number result;
    const auto bits = std::bit_cast<std::int64_t>(value);
    constexpr double limit = 0x1p53;
    const bool fits = value > -limit && value < limit && (value != 0 || bits == 0);
    if (fits && static_cast<double>(static_cast<std::int64_t>(value)) == value) {
      result.numerator = static_cast<std::int64_t>(value);
    } else {
      result.numerator = bits;
      result.denominator = 0;
    }
    return result;
  }

  constexpr bool is_exact() const { return denominator != 0; }
  constexpr bool is_one() const { return numerator == 1 && denominator == 1; }
  constexpr bool is_minus_one() const { return numerator == -1 && denominator == 1; }
  constexpr bool is_integer() const { return denominator == 1; }
  constexpr bool is_negative() const { return numerator < 0; }  // for a double its sign bit
  /// -0 is zero too.
  constexpr bool is_zero() const {
    return numerator == 0 || (denominator == 0 && to_double() == 0);
  }
  constexpr bool is_nan() const { return !is_exact() && to_double() != to_double(); }
  /// The value of a number that is not exact.
  constexpr double to_double() const { return std::bit_cast<double>(numerator); }

  friend constexpr bool operator==(const number&, const number&) = default;
  friend constexpr number operator-(number u) {
    if (!u.is_exact()) return inexact(-u.to_double());
    u.numerator = -u.numerator;
    return u;
  }
};

/// The number as T, rounded once, if T is a floating type (the wider ones hold both parts exactly);
/// for other types one division of its parts.
template <class T>
constexpr T to(number u) {
  if constexpr (floating<T> && floating_limits<T>::digits < 64) {
    if (!u.is_exact()) return static_cast<T>(std::bit_cast<double>(u.numerator));
    if (u.denominator == 1 && u.numerator < (1 << 24) && u.numerator > -(1 << 24))
      return static_cast<T>(u.numerator);
    const auto size = static_cast<wide_natural>(u.is_negative() ? -u.numerator : u.numerator);
    const T value = detail::divide_rounded<T>(size, static_cast<wide_natural>(u.denominator));
    return u.is_negative() ? -value : value;
  } else if constexpr (requires {
                         requires std::is_arithmetic_v<typename T::value_type>;
                         T(typename T::value_type{});
                       }) {
    return T(
        to<typename T::value_type>(u));  // complex numbers, packs with a broadcasting constructor
  } else if constexpr (requires(T t) {
                         t[0];
                         requires floating<std::remove_cvref_t<decltype(t[0])>>;
                         requires !std::is_class_v<T>;
                       }) {
    return T{} + to<std::remove_cvref_t<decltype(T{}[0])>>(u);  // a vector extension type
  } else if constexpr (!floating<T> && std::numeric_limits<T>::digits10 > 0 &&
                       std::numeric_limits<T>::digits10 <= 15) {
    return T(to<double>(u));  // made of doubles, such as Jets
  } else {
    return u.is_exact() ? T(u.numerator) / T(u.denominator) : T(std::bit_cast<double>(u.numerator));
  }
}

/// The shortest decimal of at most 15 digits that rounds to the value, as an exact fraction; else
/// the value itself.
constexpr number from_double(double value) {
  const double size = value < 0 ? -value : value;
  const bool negative_zero = value == 0 && std::bit_cast<std::int64_t>(value) != 0;
  if (size < 9e15 && !negative_zero) {
    double power = 1;
    for (int places = 0; places <= 18; ++places, power *= 10) {
      if (size * power >= 9e15) break;
      const auto scaled = static_cast<std::int64_t>(size * power + 0.5);
      if (scaled < 1'000'000'000'000'000 && static_cast<double>(scaled) / power == size)
        return number(value < 0 ? -scaled : scaled, static_cast<wide_integer>(power));
    }
  }
  return number::inexact(value);
}

namespace detail {

constexpr bool finite(double u) {
  return u <= std::numeric_limits<double>::max() && u >= std::numeric_limits<double>::lowest();
}

/// Whether u is so moderate that sums, products and quotients of such doubles are ordinary numbers.
constexpr bool moderate(double u) {
  const double size = u < 0 ? -u : u;
  return size == 0 || (size > 1e-150 && size < 1e150);
}

}  // namespace detail

/// Whether arithmetic on the two gives an ordinary number: both are exact, or far from overflow.
constexpr bool foldable(const number& u, const number& v) {
  return (u.denominator != 0 && v.denominator != 0) ||
         (detail::moderate(to<double>(u)) && detail::moderate(to<double>(v)));
}

constexpr number operator+(number u, number v) {
  if (!u.is_exact() || !v.is_exact()) return number::inexact(to<double>(u) + to<double>(v));
  return {wide_integer{u.numerator} * v.denominator + wide_integer{v.numerator} * u.denominator,
          wide_integer{u.denominator} * v.denominator};
}
constexpr number operator-(number u, number v) { return u + -v; }
constexpr number operator*(const number& u, const number& v) {
  if (u.is_one()) return v;
  if (!u.is_exact() || !v.is_exact()) {
    const double product = to<double>(u) * to<double>(v);
    const bool exactly_zero =
        product == 0 && (u.numerator == 0 || v.numerator == 0);  // an exact zero has no sign
    return exactly_zero ? number(0) : number::inexact(product);
  }
  return {wide_integer{u.numerator} * v.numerator, wide_integer{u.denominator} * v.denominator};
}
constexpr number operator/(number u, number v) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  if (v.is_zero())
    return number::inexact(u.is_zero() ? std::numeric_limits<double>::quiet_NaN()
                           : u.is_negative() != v.is_negative() ? -infinity
                                                                : infinity);
  if (!u.is_exact() || !v.is_exact()) return number::inexact(to<double>(u) / to<double>(v));
  return {wide_integer{u.numerator} * v.denominator, wide_integer{u.denominator} * v.numerator};
}
constexpr bool operator<(number u, number v) {
  if (!u.is_exact() || !v.is_exact()) return to<double>(u) < to<double>(v);
  return wide_integer{u.numerator} * v.denominator < wide_integer{v.numerator} * u.denominator;
}

}  // namespace nabla::core
