// SPDX-License-Identifier: BSL-1.0
// Values and places of a wrong length where assertions are off: nothing is read or written outside,
// and results are NaN.
#ifndef NDEBUG
#define NDEBUG
#endif
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <memory>
#include <span>
#include <vector>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(lengths)

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr variable<"a"> a;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;
constexpr data<"row", 3> row;
constexpr column_variable<"u", 40> u;
constexpr auto both = value_and_gradient(mean(square(ys - a * xs)), wrt(a));

std::vector<double> numbers(std::size_t count) { return std::vector<double>(count, 2.0); }

}  // namespace

BOOST_AUTO_TEST_CASE(columns_of_different_lengths_give_nan) {
  for (const std::size_t others : {0U, 1U, 3U, 5U, 400U}) {
    const auto x = numbers(4), y = numbers(others);
    BOOST_TEST(std::isnan(both(a = 1.0, xs = x, ys = y).value));
    BOOST_TEST(std::isnan(both(a = 1.0, xs = y, ys = x).gradient[0]));
  }
  const auto x = numbers(4);
  BOOST_TEST(both(a = 1.0, xs = x, ys = x).value == 0);
}
BOOST_AUTO_TEST_CASE(tables_and_arrays_of_another_length_give_nan) {
  const auto four = numbers(4), short_array = numbers(39);
  BOOST_TEST(std::isnan(mean(sum(row))(row = four)));
  BOOST_TEST(std::isnan(sum(u)(u = short_array)));
  BOOST_TEST(std::isnan((a * sum(u))(parameters(a, u) = short_array)));
  BOOST_TEST(std::isnan(sum(xs)(xs = four.data())));
}
BOOST_AUTO_TEST_CASE(places_become_nan_or_stay_as_they_are) {
  const auto right = numbers(40), wrong = numbers(39);
  constexpr auto slope = value_and_gradient(sum(square(u)), wrt(u));
  double value = 0;
  auto gradient = numbers(40), too_short = numbers(39), rows = numbers(3);
  slope(u = wrong, into(value, gradient));
  BOOST_TEST(std::isnan(value));
  BOOST_TEST(std::isnan(gradient[39]));
  slope(u = right, into(value, too_short));
  BOOST_TEST(too_short == numbers(39), boost::test_tools::per_element());
  (a * xs)(a = 3.0, xs = right, into(rows));
  BOOST_TEST(rows == numbers(3), boost::test_tools::per_element());
}
BOOST_AUTO_TEST_CASE(a_workspace_that_is_too_small_is_not_used) {
  constexpr matrix_variable<"W", 40, 40> W;
  constexpr auto f = sum(tanh(W * tanh(W * u)));
  const auto matrix = numbers(1600), column = numbers(40);
  const std::unique_ptr<double[]> storage(new double[1]);
  static_assert(f.workspace > 1);
  std::span<double> small(storage.get(), 1);
  BOOST_TEST(std::isnan(f(W = matrix, u = column, workspace(small))));
}

BOOST_AUTO_TEST_SUITE_END()
