// SPDX-License-Identifier: BSL-1.0
// A kernel computes what the user wrote: the same operations in the same order, bit for bit what
// plain C++ gives where the compiler fuses nothing (-ffp-contract=off, or a processor without fused
// operations).

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;

template <class T>
using plain_function = T (*)(T, T, T);
template <class T>
struct comparison_of_two {
  plain_function<T> kernel, plain;
};
/// The same expression in three types. The compiler's time goes into kernels: float and long double
/// have a part of them.
struct comparison_of_types {
  comparison_of_two<double> in_double;
  comparison_of_two<float> in_float;
  comparison_of_two<long double> in_long_double;
  const char* text;
};
/// A kernel as a function pointer, so that no compiler computes it in advance.
template <class E, class T>
T kernel(T u, T v, T w) {
  return E{}(x = u, y = v, z = w);
}

template <bool Wanted, class E, class T, class Plain>
constexpr comparison_of_two<T> compare(Plain plain) {
  if constexpr (Wanted)
    return {&kernel<E, T>, plain};
  else
    return {nullptr, nullptr};
}
template <int K, class E, class Plain>
constexpr comparison_of_types in_all_types(Plain plain, const char* text) {
  return {compare<true, E, double>(plain),
          compare < K % 4 == 0,
          E,
          float > (plain),
          compare < K % 4 == 2,
          E,
          long double > (plain),
          text};
}

#define SAME_BITS(ours, theirs)                                           \
  in_all_types<__COUNTER__, decltype(ours)>(                              \
      []<class real>([[maybe_unused]] real u, [[maybe_unused]] real v,    \
                     [[maybe_unused]] real w) -> real { return theirs; }, \
      #ours),
const comparison_of_types comparisons[] = {
#include "random_expressions.inc"
};

template <class T>
bool same_bits(T u, T v) {
  constexpr std::size_t bytes =
      std::numeric_limits<T>::digits == 64 ? 10 : sizeof(T);  // the rest is padding
  return (u != u && v != v) || std::memcmp(&u, &v, bytes) == 0;
}

/// Ordinary points, and zeros of both signs, denormals, the largest numbers, infinities, NaNs.
template <class T>
std::vector<std::array<T, 3>> points() {
  using limits = std::numeric_limits<T>;
  const T inf = limits::infinity(), none = limits::quiet_NaN(), denormal = limits::min() / 8,
          large = limits::max();
  return {{T(0.3L), T(0.7L), T(1.9L)},
          {T(-1.3L), T(2.7L), T(0.11L)},
          {T(5.1L), T(-0.4L), T(-3.3L)},
          {T(1e-3L), 33, T(0.9L)},
          {0, -T(0), 1},
          {-2.5, -7.25, 4.5},
          {-T(0), -T(0), -T(0)},
          {1, 1, 1},
          {inf, 2, -T(0.5)},
          {-3, -inf, T(0.25)},
          {T(0.1L), 3, inf},
          {inf, inf, -inf},
          {none, 1, 2},
          {T(1.5), none, -1},
          {denormal, -denormal, limits::denorm_min()},
          {-limits::denorm_min(), 1, -limits::min()},
          {large, -large, large / 3},
          {limits::epsilon(), 1 + limits::epsilon(), large}};
}
template <class T>
int compare_at_all_points(comparison_of_two<T> functions, const char* text) {
  int numbers = 0;
  for (const auto& [u, v, w] : points<T>()) {
    if (functions.kernel == nullptr) continue;
    const T found = functions.kernel(u, v, w), expected = functions.plain(u, v, w);
    BOOST_TEST(same_bits(found, expected), text << " at " << u << ", " << v << ", " << w << ": "
                                                << found << ", not " << expected);
    numbers += found == found ? 1 : 0;
  }
  return numbers;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bit_for_bit)

BOOST_AUTO_TEST_CASE(random_expressions) {
#ifdef __FMA__
  return;  // the compiler chooses for each statement what to fuse
#endif
  int in_double = 0, in_float = 0, in_long_double = 0;
  for (const comparison_of_types& c : comparisons) {
    in_double += compare_at_all_points(c.in_double, c.text);
    in_float += compare_at_all_points(c.in_float, c.text);
    in_long_double += compare_at_all_points(c.in_long_double, c.text);
  }
  BOOST_TEST((in_double > 1000 && in_float > 200 && in_long_double > 200),
             in_double << ", " << in_float << ", " << in_long_double);
}

// The same from traced code, where a loop is unrolled in the order of its steps.
BOOST_AUTO_TEST_CASE(traced_code) {
  constexpr auto code = []<class T>(T u, T v) {
    T sum = u;
    for (int k = 1; k < 9; ++k) sum = sum * v + u / T(k) - 0.1 * sum;
    return sum;
  };
  constexpr auto f = traced(code, x, y);
  for (double u : {0.3, -1.7, 12.5})
    for (double v : {0.9, -0.2, 3.3}) BOOST_TEST(same_bits(f(x = u, y = v), code(u, v)));
}

namespace {

template <class T>
constexpr T some_values[] = {T(0),
                             -T(0),
                             T(1),
                             T(-0.3L),
                             T(1.7L),
                             std::numeric_limits<T>::max(),
                             -std::numeric_limits<T>::min() / 8,
                             std::numeric_limits<T>::denorm_min(),
                             std::numeric_limits<T>::infinity(),
                             -std::numeric_limits<T>::infinity(),
                             std::numeric_limits<T>::quiet_NaN()};
template <class T>
constexpr std::size_t value_count = std::size(some_values<T>);
template <class T>
using table = std::array<std::array<T, value_count<T>>, value_count<T>>;

template <class E, class T>
constexpr table<T> computed_by_the_compiler = [] {
  table<T> values{};
  for (std::size_t i = 0; i < value_count<T>; ++i)
    for (std::size_t k = 0; k < value_count<T>; ++k)
      values[i][k] = E{}(x = some_values<T>[i], y = some_values<T>[k], z = T(3));
  return values;
}();
/// Expressions without library functions are the same in constant expressions as in plain C++ at
/// run time.
template <class T, class E, class Plain>
void compare_constants(E, Plain plain, const char* text) {
  for (std::size_t i = 0; i < value_count<T>; ++i)
    for (std::size_t k = 0; k < value_count<T>; ++k) {
      const volatile T u = some_values<T>[i], v = some_values<T>[k], w = 3;
      const T found = computed_by_the_compiler<E, T>[i][k], expected = plain(T(u), T(v), T(w));
      BOOST_TEST(same_bits(found, expected),
                 text << " at " << u << ", " << v << ": " << found << ", not " << expected);
    }
}

}  // namespace

#define SAME_CONSTANT_BITS(ours, theirs)                                                         \
  {                                                                                              \
    const auto plain = []<class real>([[maybe_unused]] real u, [[maybe_unused]] real v,          \
                                      [[maybe_unused]] real w) -> real { return theirs; };       \
    compare_constants<double>(ours, plain, #ours), compare_constants<float>(ours, plain, #ours); \
    compare_constants<long double>(ours, plain, #ours);                                          \
  }

BOOST_AUTO_TEST_CASE(constant_expressions) {
#ifdef __FMA__
  return;
#endif
  SAME_CONSTANT_BITS(x + y - z, u + v - w)
  SAME_CONSTANT_BITS(x * y + x / z, u * v + u / w)
  SAME_CONSTANT_BITS((x - y) / (x * y), (u - v) / (u * v))
  SAME_CONSTANT_BITS(-x * 0.1_c + y / 0.3_c, -u * real(0.1L) + v / real(0.3L))
  SAME_CONSTANT_BITS(where(x < y, x / y, sqrt(y)), (u < v ? u / v : std::sqrt(v)))
  SAME_CONSTANT_BITS(where(equals(x, y), 1_c / x, floor(x) + ceil(y)),
                     (u == v ? real(1) / u : std::floor(u) + std::ceil(v)))
  SAME_CONSTANT_BITS(max(x, y) - min(x, z), (u < v ? v : u) - (w < u ? w : u))
  SAME_CONSTANT_BITS(abs(x) * y - pow(x, 3_c), std::abs(u) * v - u * u * u)
}

BOOST_AUTO_TEST_SUITE_END()
