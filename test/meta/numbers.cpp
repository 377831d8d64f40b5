// SPDX-License-Identifier: BSL-1.0
// Exact numbers, decimals read as strtod reads them, and the sort.

#include <bit>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include <algorithm>

#include <boost/multiprecision/cpp_int.hpp>
#include <boost/test/unit_test.hpp>

#include <nabla/meta.hpp>
#include <nabla/print.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;

std::string decimal_text(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*e", digits - 1, value);
  return text;
}
double random_double(std::mt19937_64& engine) {
  double value = 0;
  do value = std::bit_cast<double>(engine() & ~(std::uint64_t{1} << 63));
  while (!std::isfinite(value));
  return value;
}
std::string written(double value) {
  characters out;
  write_double(out, value);
  return std::string(out.view());
}
std::string written(number value) {
  characters out;
  write_number(out, value);
  return std::string(out.view());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(numbers)

BOOST_AUTO_TEST_CASE(fractions) {
  static_assert(number(1, 2) + number(1, 3) == number(5, 6) && number(6, -4) == number(-3, 2) &&
                number(0, 7) == number(0));
  static_assert(number(2, 3) * number(9, 4) == number(3, 2) &&
                number(2, 3) / number(-4, 9) == number(-3, 2));
  static_assert(number(1, 3) < number(1, 2) && number(-1, 2) < number(-1, 3) &&
                number(7).is_integer() && !number(7, 2).is_integer());
  static_assert(to<double>(number(1, 3)) == 1.0 / 3 && to<float>(number(1, 3)) == 1.0F / 3);
  std::mt19937_64 engine(11);
  for (int k = 0; k < 20000; ++k) {
    const auto n = static_cast<std::int64_t>(engine() >> (engine() % 63)),
               d = static_cast<std::int64_t>(engine() >> (1 + engine() % 62)) | 1;
    const number u(n < 0 ? -(n + 1) : n, d);
    // In long double a quotient has 64 digits, and the last may be wrong, so that double rounding
    // must be excluded.
    const long double quotient =
        static_cast<long double>(u.numerator) / static_cast<long double>(u.denominator);
    const double below = static_cast<double>(std::nextafter(quotient, 0.0L)),
                 above = static_cast<double>(std::nextafter(quotient, HUGE_VALL));
    if (below == above) BOOST_TEST(to<double>(u) == below);
  }
}

BOOST_AUTO_TEST_CASE(nothing_wraps) {
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  static_assert(!(number(largest) + number(1)).is_exact() &&
                to<double>(number(largest) + number(1)) == 0x1p63);
  static_assert(!(number(largest) * number(largest)).is_exact() &&
                to<double>(number(largest) * number(largest)) == 0x1p126);
  static_assert(to<double>(number(1, largest) * number(1, largest)) == 0x1p-126);
  static_assert(to<double>(number(std::numeric_limits<std::int64_t>::min())) == -0x1p63 &&
                to<double>(number(std::numeric_limits<std::uint64_t>::max())) == 0x1p64);
  std::mt19937_64 engine(12);
  for (int k = 0; k < 20000; ++k) {
    const number u(static_cast<std::int64_t>(engine()) >> (engine() % 60),
                   static_cast<std::int64_t>(engine() >> (1 + engine() % 60)) | 1);
    const number v(static_cast<std::int64_t>(engine()) >> (engine() % 60),
                   static_cast<std::int64_t>(engine() >> (1 + engine() % 60)) | 1);
    if (!u.is_exact() || !v.is_exact()) continue;
    const auto p = to<long double>(u), q = to<long double>(v);
    const auto close = [&](number found, long double expected) {
      return std::abs(to<long double>(found) - expected) <=
                 2e-16L * (std::abs(expected) + std::abs(p) + std::abs(q)) ||
             std::abs(to<long double>(found) - expected) <= 2e-16L * std::abs(expected);
    };
    BOOST_TEST(close(u + v, p + q));
    BOOST_TEST(close(u - v, p - q));
    BOOST_TEST(close(u * v, p * q));
    if (!v.is_zero()) BOOST_TEST(close(u / v, p / q));
    BOOST_TEST((u < v) == (p < q && u != v));
  }
}

namespace {

using exact = boost::multiprecision::cpp_rational;
using whole = boost::multiprecision::cpp_int;

exact exact_value(number u) {
  if (!u.is_exact()) return exact(to<double>(u));
  return exact(whole(u.numerator), whole(u.denominator));
}
/// Whether u is that fraction, or, where the fraction does not fit, the double next to it.
bool is_rounded(number u, const exact& expected) {
  const whole largest = std::numeric_limits<std::int64_t>::max();
  if (abs(numerator(expected)) <= largest && denominator(expected) <= largest)
    return u.is_exact() && exact_value(u) == expected;
  const double found = to<double>(u);
  if (!std::isfinite(found)) return false;
  const exact error = abs(exact(found) - expected);
  for (const double to : {-HUGE_VAL, HUGE_VAL})
    if (abs(exact(std::nextafter(found, to)) - expected) < error) return false;
  return true;
}

}  // namespace

// Fractions next to 2^63, with divisors that have nothing in common, and of both signs: never
// wrong, rounded once.
BOOST_AUTO_TEST_CASE(fractions_at_the_limits) {
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max(),
                         prime = 9223372036854775783;
  std::vector<std::int64_t> sizes{1,         2, 3, 10, 0x7FFFFFFF, 0x80000000, 0x20000000000001,
                                  prime - 24};
  for (const std::int64_t size : {largest, prime, std::int64_t{1} << 62})
    sizes.insert(sizes.end(), {size, size - 1});
  std::vector<number> numbers{number(0)};
  for (const std::int64_t n : sizes)
    for (const std::int64_t d : sizes) {
      numbers.push_back(number(n, d));
      numbers.push_back(number(-n, d));
    }
  for (const number u : numbers) {
    BOOST_TEST(is_rounded(u, exact_value(u)));
    for (const number v : numbers) {
      const exact p = exact_value(u), q = exact_value(v);
      if (!is_rounded(u + v, p + q) || !is_rounded(u - v, p - q) || !is_rounded(u * v, p * q) ||
          (u < v) != (p < q))
        BOOST_ERROR(written(u) << " and " << written(v));
      if (!v.is_zero() && !is_rounded(u / v, p / q))
        BOOST_ERROR(written(u) << " over " << written(v));
    }
  }
  for (const std::int64_t n : {largest, -largest, std::numeric_limits<std::int64_t>::min()})
    for (const number u : {number(n), number(n) - number(1), -number(n), number(1) / number(n)})
      BOOST_TEST(std::abs(to<double>(u)) > 0);
  BOOST_TEST((is_rounded(number(std::numeric_limits<std::int64_t>::min()), exact(-0x1p63)) &&
              is_rounded(-number(std::numeric_limits<std::int64_t>::min()), exact(0x1p63)) &&
              is_rounded(number(std::uint64_t{1} << 63), exact(0x1p63)) &&
              is_rounded(number(std::numeric_limits<std::uint64_t>::max()), exact(0x1p64))));
}

BOOST_AUTO_TEST_CASE(zeros_have_signs) {
  constexpr number minus_zero = number::inexact(-0.0), infinity = number::inexact(HUGE_VAL);
  static_assert(minus_zero.is_zero() && minus_zero.is_negative() && !minus_zero.is_exact());
  static_assert(number(1) / minus_zero == -infinity && number(-2) / minus_zero == infinity &&
                number(1) / number(0) == infinity && number(-1) / number(0) == -infinity);
  BOOST_TEST(std::isnan(to<double>(number(0) / minus_zero)));
  BOOST_TEST(std::signbit(to<double>(minus_zero * number(3))));
}

// Halfway between two doubles, and next to it, decimal parsers go wrong.
BOOST_AUTO_TEST_CASE(decimals_next_to_midpoints) {
  std::mt19937_64 engine(17);
  const auto check = [](const std::string& text) {
    const double expected = std::strtod(text.c_str(), nullptr),
                 found = to<double>(parse_decimal(text));
    BOOST_TEST(std::bit_cast<std::uint64_t>(found) == std::bit_cast<std::uint64_t>(expected),
               text.substr(0, 60) << "...: " << written(found) << ", not " << written(expected));
  };
  for (int k = 0; k < 300; ++k) {
    int exponent = k % 3 == 0 ? -1074 : static_cast<int>(engine() % 2040) - 1074;
    const std::uint64_t mantissa =
        k % 3 == 0 ? engine() >> (12 + engine() % 52) : engine() >> 11 | std::uint64_t{1} << 52;
    whole digits = 2 * whole(mantissa) + 1;  // (2 m + 1) 2^(e - 1)
    int tens = 0;
    for (--exponent; exponent > 0; --exponent) digits *= 2;
    for (; exponent < 0; ++exponent, --tens) digits *= 5;
    const std::string suffix = "e" + std::to_string(tens), middle = digits.str(),
                      below = whole(digits - 1).str();
    check(middle + suffix);
    check(below + "." + std::string(40, '9') + suffix);
    check(middle + "." + std::string(900, '0') + "1" + suffix);
  }
}

BOOST_AUTO_TEST_CASE(decimals_are_what_strtod_reads) {
  std::mt19937_64 engine(13);
  const auto check = [](const std::string& text) {
    const double expected = std::strtod(text.c_str(), nullptr);
    const double found = to<double>(parse_decimal(text));
    BOOST_TEST(std::bit_cast<std::uint64_t>(found) == std::bit_cast<std::uint64_t>(expected),
               text << ": " << written(found) << ", not " << written(expected));
  };
  for (int k = 0; k < 4000; ++k) check(decimal_text(random_double(engine), 1 + k % 40));
  for (int k = 0; k < 4000; ++k) {  // digits, point and exponent anywhere
    std::string text;
    const int digits = 1 + static_cast<int>(engine() % 30), point = static_cast<int>(engine() % 40);
    for (int i = 0; i < digits; ++i) {
      if (i == point) text += '.';
      text += static_cast<char>('0' + engine() % 10);
    }
    if (engine() % 2 == 0) text += "e" + std::to_string(static_cast<int>(engine() % 60) - 30);
    check(text);
  }
  for (const char* text : {"0",
                           "0.0",
                           ".5",
                           "5.",
                           "1e-3",
                           "1E+3",
                           "0e999999999999",
                           "2.2250738585072014e-308",
                           "2.2250738585072011e-308",
                           "4.9406564584124654e-324",
                           "2.4703282292062327e-324",
                           "2.4703282292062328e-324",
                           "1.7976931348623157e308",
                           "1.7976931348623158e308",
                           "9007199254740993",
                           "9007199254740992.9999999999999999999999",
                           "9223372036854775807",
                           "9223372036854775808",
                           "18446744073709551617",
                           "0.1",
                           "0.3",
                           "123456789012345678901234567890",
                           "1e22",
                           "1e23",
                           "8.5e-320"})
    check(text);
  check("1" + std::string(1000, '0') + "e-1000");
  check("0." + std::string(400, '0') + "1e400");
  check(std::string(900, '9') + "e-600");
  BOOST_TEST(to<double>(parse_decimal("1e400")) == HUGE_VAL);
  BOOST_TEST((parse_decimal("0.125") == number(1, 8) && parse_decimal("1'000") == number(1000) &&
              parse_decimal("1e-3") == number(1, 1000)));
}

BOOST_AUTO_TEST_CASE(a_double_in_traced_code_is_its_shortest_decimal) {
  static_assert(from_double(0.1) == number(1, 10) && from_double(-2.5) == number(-5, 2) &&
                from_double(3.0) == number(3) && from_double(1e-3) == number(1, 1000));
  std::mt19937_64 engine(14);
  for (int k = 0; k < 20000; ++k) {
    const double value =
        k % 2 == 0
            ? random_double(engine)
            : std::strtod(
                  decimal_text(static_cast<double>(engine() % 1000000) * 1e-4, 1 + k % 12).c_str(),
                  nullptr);
    BOOST_TEST(std::bit_cast<std::uint64_t>(to<double>(from_double(value))) ==
               std::bit_cast<std::uint64_t>(value));
    BOOST_TEST(to<double>(from_double(-value)) == -value);
  }
  BOOST_TEST(std::signbit(to<double>(from_double(-0.0))));
  BOOST_TEST(to<double>(from_double(HUGE_VAL)) == HUGE_VAL);
  BOOST_TEST(std::isnan(to<double>(from_double(std::nan("")))));
}

BOOST_AUTO_TEST_CASE(doubles_are_written_so_that_they_read_back) {
  std::mt19937_64 engine(15);
  for (int k = 0; k < 1500; ++k) {
    const double value = random_double(engine);
    const std::string text = written(value);
    BOOST_TEST(std::strtod(text.c_str(), nullptr) == value, text);
    std::string shortest;  // the fewest digits that read back, at least 15
    for (int digits = 15; shortest.empty() || std::strtod(shortest.c_str(), nullptr) != value;
         ++digits)
      shortest = decimal_text(value, digits);
    const auto significant = [](const std::string& s) {
      std::string kept;
      for (const char c : s.substr(0, s.find('e')))
        if (c != '.' && (c != '0' || !kept.empty())) kept += c;
      while (!kept.empty() && kept.back() == '0') kept.pop_back();
      return kept;
    };
    BOOST_TEST(significant(text).size() == significant(shortest).size());
  }
  BOOST_TEST((written(0.1) == "0.1" && written(-2.5) == "-2.5" && written(1e100) == "1e100" &&
              written(1.5e-7) == "1.5e-7" && written(123456.0) == "123456" && written(0.0) == "0"));
  BOOST_TEST((written(number(1, 3)) == "1/3" && written(number(4, 5)) == "0.8" &&
              written(number(-1, 20)) == "-0.05" && written(number(3, 4)) == "3/4" &&
              written(number(-7)) == "-7"));
}

BOOST_AUTO_TEST_CASE(merge_sort_is_stable) {
  std::mt19937_64 engine(16);
  struct item {
    int key, position;
    bool operator==(const item&) const = default;
  };
  for (std::uint32_t size = 0; size < 200; ++size) {
    sequence<item> ours;
    std::vector<item> theirs;
    for (std::uint32_t k = 0; k < size; ++k) {
      const item one{static_cast<int>(engine() % (1 + size / 3)), static_cast<int>(k)};
      ours.push_back(one);
      theirs.push_back(one);
    }
    const auto less = [](const item& u, const item& v) { return u.key < v.key; };
    merge_sort(ours, less);
    std::stable_sort(theirs.begin(), theirs.end(), less);
    BOOST_TEST(std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end()));
  }
}

BOOST_AUTO_TEST_SUITE_END()
