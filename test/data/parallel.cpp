// SPDX-License-Identifier: BSL-1.0
// Passes over data by several threads: the same bits for any number of them.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <vector>

#include <nabla/data/parallel.hpp>
#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(parallel)

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr data<"xs"> xs;
constexpr data<"ys"> ys;
constexpr data<"row", 3> row;
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr matrix_variable<"W", 4, 3> W;

struct columns_of_numbers {
  std::vector<double> x, y, rows, weights;
  explicit columns_of_numbers(std::size_t samples) {
    for (std::size_t k = 0; k < samples; ++k) {
      x.push_back(std::sin(static_cast<double>(k)));
      y.push_back(std::cos(static_cast<double>(3 * k)));
      for (std::size_t j = 0; j < 3; ++j)
        rows.push_back(std::sin(static_cast<double>((j + 2) * k)));
    }
    for (std::size_t k = 0; k < 12; ++k) weights.push_back(0.1 * static_cast<double>(k));
  }
};
bool near(double u, double v) { return std::abs(u - v) <= 1e-12 * std::max(1.0, std::abs(v)); }

}  // namespace

BOOST_AUTO_TEST_CASE(a_regression_has_the_same_bits_for_any_number_of_threads) {
  constexpr auto slope = value_and_gradient(mean(square(ys - (a + b * xs))), wrt(a, b));
  for (const std::size_t samples : {1U, 1023U, 1024U, 1025U, 70001U}) {
    const columns_of_numbers table(samples);
    const auto alone = slope(a = 0.5, b = 2.0, xs = table.x, ys = table.y);
    const auto one = slope(a = 0.5, b = 2.0, xs = table.x, ys = table.y, nabla::parallel(1));
    BOOST_TEST(near(one.value, alone.value));
    BOOST_TEST(near(one.gradient[1], alone.gradient[1]));
    for (const unsigned threads : {2U, 3U, 8U}) {
      const auto many =
          slope(a = 0.5, b = 2.0, xs = table.x, ys = table.y, nabla::parallel(threads));
      BOOST_TEST(many.value == one.value);
      BOOST_TEST(many.gradient[0] == one.gradient[0]);
      BOOST_TEST(many.gradient[1] == one.gradient[1]);
    }
  }
}
BOOST_AUTO_TEST_CASE(sums_that_need_other_sums_take_further_passes) {
  const columns_of_numbers table(5000);
  constexpr auto scaled = (xs - mean(xs)) / sqrt(mean(square(xs - mean(xs))));
  constexpr auto loss = mean(square(ys - a * scaled));
  BOOST_TEST(near(loss(a = 0.3, xs = table.x, ys = table.y, nabla::parallel(2)),
                  loss(a = 0.3, xs = table.x, ys = table.y)));
}
BOOST_AUTO_TEST_CASE(errors_of_sums_do_not_grow_with_the_rows) {
  std::vector<float> tenths(4'000'000, 0.1F);
  const float sum = nabla::sum(xs)(xs = tenths, nabla::parallel(1));
  BOOST_TEST(std::abs(sum / 4e5F - 1) <= 16 * std::numeric_limits<float>::epsilon());
  const float alone = nabla::sum(xs)(xs = tenths);
  BOOST_TEST(std::abs(alone / 4e5F - 1) > 100 * std::numeric_limits<float>::epsilon());
}
BOOST_AUTO_TEST_CASE(sums_of_infinities_are_infinite) {
  std::vector<double> numbers(5000, 1.0);
  numbers[4000] = std::numeric_limits<double>::infinity();
  BOOST_TEST(nabla::sum(xs)(xs = numbers, nabla::parallel(1)) == numbers[4000]);
}
BOOST_AUTO_TEST_CASE(networks_and_largest_values_too) {
  const columns_of_numbers table(4000);
  constexpr auto slope = gradient(mean(logsumexp(tanh(W * row))) + max(xs) * sum(W), wrt(W));
  std::vector<double> storage(slope.workspace), found(12);
  const auto alone = slope(W = table.weights, row = table.rows, xs = table.x, workspace(storage));
  slope(W = table.weights, row = table.rows, xs = table.x, into(found), nabla::parallel(2));
  for (std::size_t k = 0; k < 12; ++k) BOOST_TEST(near(found[k], alone.elements[k]));
}

BOOST_AUTO_TEST_SUITE_END()
