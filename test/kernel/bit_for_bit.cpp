// SPDX-License-Identifier: BSL-1.0
// A kernel computes what the user wrote: the same operations in the same order, bit for bit what plain C++ gives where
// the compiler fuses nothing (-ffp-contract=off, or a processor without fused operations).

#include <bit>
#include <cmath>
#include <cstdint>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;

using plain_function = double (*)(double, double, double);
struct comparison_of_two {
  plain_function kernel, plain;
  const char* text;
};
/// A kernel as a function pointer, so that no compiler computes it in advance.
template <class E> double kernel(double u, double v, double w) { return E{}(x = u, y = v, z = w); }

#define SAME_BITS(ours, theirs)                                                                                      \
  {&kernel<decltype(ours)>,                                                                                          \
   []([[maybe_unused]] double u, [[maybe_unused]] double v, [[maybe_unused]] double w) -> double { return theirs; }, \
   #ours},
const comparison_of_two comparisons[] = {
#include "random_expressions.inc"
};

bool same_bits(double u, double v) {
  return (u != u && v != v) || std::bit_cast<std::uint64_t>(u) == std::bit_cast<std::uint64_t>(v);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bit_for_bit)

BOOST_AUTO_TEST_CASE(random_expressions) {
#ifdef __FMA__
  return;  // the compiler chooses for each statement what to fuse
#endif
  double const points[][3] = {{0.3, 0.7, 1.9},   {-1.3, 2.7, 0.11}, {5.1, -0.4, -3.3},
                              {1e-3, 33.0, 0.9}, {0.0, -0.0, 1.0},  {-2.5, -7.25, 4.5}};
  int numbers = 0;
  for (auto const& [ours, plain, text] : comparisons)
    for (auto const& [u, v, w] : points) {
      double const found = ours(u, v, w), expected = plain(u, v, w);
      BOOST_TEST(same_bits(found, expected),
                 text << " at " << u << ", " << v << ", " << w << ": " << found << ", not " << expected);
      numbers += found == found ? 1 : 0;
    }
  BOOST_TEST(numbers > 500);
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

BOOST_AUTO_TEST_SUITE_END()
