// SPDX-License-Identifier: BSL-1.0
// Rows of whole arrays in loops: every other one is read and written together with those between.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <span>
#include <vector>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(arrays)

using namespace nabla;
using namespace nabla::literals;

namespace {

/// Rosenbrock's function of 2*Pairs variables, which begin anywhere in memory.
template <std::size_t Pairs>
void check_rosenbrock() {
  constexpr column_variable<"x", 2 * Pairs> x;
  constexpr auto f = sum(square(1_c - even(x)) + 100_c * square(odd(x) - square(even(x))));
  std::vector<double> numbers(2 * Pairs + 1), slope(2 * Pairs);
  for (std::size_t i = 0; i < numbers.size(); ++i)
    numbers[i] = std::sin(static_cast<double>(3 * i));
  const double* const at = numbers.data() + 1;
  double value = 0, expected = 0;
  value_and_gradient(f, wrt(x))(x = std::span(numbers).subspan(1), into(value, slope));
  for (std::size_t i = 0; i < 2 * Pairs; i += 2) {
    const double u = 1 - at[i], v = at[i + 1] - at[i] * at[i];
    expected += u * u + 100 * v * v;
    BOOST_TEST(std::abs(slope[i] - (-2 * u - 400 * at[i] * v)) < 1e-12);
    BOOST_TEST(std::abs(slope[i + 1] - 200 * v) < 1e-12);
  }
  BOOST_TEST(std::abs(value - expected) < 1e-11);
}

}  // namespace

BOOST_AUTO_TEST_CASE(even_and_odd_rows_of_any_number) {
  check_rosenbrock<2>();
  check_rosenbrock<5>();
  check_rosenbrock<16>();
  check_rosenbrock<43>();
}
BOOST_AUTO_TEST_CASE(even_or_odd_rows_alone) {
  constexpr column_variable<"x", 18> x;
  std::vector<double> numbers(18);
  for (std::size_t i = 0; i < 18; ++i) numbers[i] = static_cast<double>(i);
  BOOST_TEST(sum(even(x))(x = numbers) == 72);
  BOOST_TEST(sum(odd(x))(x = numbers) == 81);
}

BOOST_AUTO_TEST_SUITE_END()
