// SPDX-License-Identifier: BSL-1.0
// + - * / of constant expressions against the processor's, bit for bit: above all where results
// begin to overflow.

#include <cmath>
#include <cstring>
#include <limits>
#include <random>
#include <utility>

#include <boost/test/unit_test.hpp>

#include <nabla/math.hpp>
#include <nabla/math/ieee.hpp>

namespace {

namespace ieee = nabla::math::ieee;

template <class T>
bool same_bits(T u, T v) {
  constexpr std::size_t bytes =
      std::numeric_limits<T>::digits == 64 ? 10 : sizeof(T);  // the rest is padding
  return (u != u && v != v) || std::memcmp(&u, &v, bytes) == 0;
}

template <class T>
class pairs_near_overflow {
  using limits = std::numeric_limits<T>;
  std::mt19937_64 engine{20};

  int below(int n) { return static_cast<int>(engine() % static_cast<unsigned>(n)); }
  T next_to(T u) {
    const T to = below(2) == 0 ? T(0) : limits::infinity();
    for (int n = below(4); n > 0; --n) u = std::nextafter(u, to);
    return std::isinf(u) ? limits::max() : u;
  }
  T size() {
    const T significand = 1 + std::ldexp(static_cast<T>(engine() >> 11), -53);
    switch (below(6)) {
      case 0:
        return next_to(limits::max());
      case 1:
        return std::ldexp(significand, limits::min_exponent - below(limits::digits + 2));
      case 2:
        return T(below(2));
      default:
        return std::ldexp(significand, below(2 * limits::max_exponent) - limits::max_exponent);
    }
  }

 public:
  /// Two numbers whose sum, product or quotient is often next to the largest number.
  std::pair<T, T> next() {
    const T u = size();
    T v = size();
    const int kind = below(4);
    if (kind == 0) v = std::ldexp(T(below(9)), limits::max_exponent - limits::digits - 2);
    if (kind == 1 && u > 1) v = next_to(limits::max() / u);
    if (kind == 2) v = next_to(u / limits::max());
    return {below(2) == 0 ? u : -u, below(2) == 0 ? v : -v};
  }
};

template <class T>
void compare_with_processor() {
  pairs_near_overflow<T> pairs;
  int overflows = 0;
  for (int k = 0; k < 300000; ++k) {
    const auto [a, b] = pairs.next();
    const volatile T u = a, v = b;
    const T expected[] = {u + v, u - v, u * v, u / v},
            found[] = {ieee::add(a, b), ieee::subtract(a, b), ieee::multiply(a, b),
                       ieee::divide(a, b)};
    for (int i = 0; i < 4; ++i) {
      if (!same_bits(found[i], expected[i]))
        BOOST_ERROR("operation " << i << " of " << a << " and " << b << ": " << found[i] << ", not "
                                 << expected[i]);
      overflows += std::isinf(expected[i]) ? 1 : 0;
    }
  }
  BOOST_TEST(overflows > 50000);
}

// The largest number and numbers too small to move it, in constant expressions.
constexpr double largest = std::numeric_limits<double>::max();
static_assert(ieee::add(largest, 0x1p969) == largest && ieee::add(largest, 0x1p970) > largest &&
              ieee::subtract(-largest, 0x1p969) == -largest);
static_assert(ieee::multiply(largest, 1.0) == largest &&
              ieee::divide(largest / 2, 0.5) == largest &&
              ieee::divide(largest, 1 - 0x1p-53) > largest);

}  // namespace

BOOST_AUTO_TEST_SUITE(ieee)

BOOST_AUTO_TEST_CASE(in_float) { compare_with_processor<float>(); }
BOOST_AUTO_TEST_CASE(in_double) { compare_with_processor<double>(); }
BOOST_AUTO_TEST_CASE(in_long_double) { compare_with_processor<long double>(); }

BOOST_AUTO_TEST_SUITE_END()
