// SPDX-License-Identifier: BSL-1.0
// How far sigmoid, softplus, tanh and their derivatives are off, in units of the last place of the
// true value, where the formulas of a textbook cancel or overflow.

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;

constexpr variable<"x"> x;

static_assert(std::numeric_limits<long double>::digits >= 64, "the true values need more digits");

long double true_sigmoid(long double u) {
  const long double small = std::exp(-std::abs(u));
  return (u < 0 ? small : 1) / (1 + small);
}
long double true_softplus(long double u) {
  return std::max(u, 0.0L) + std::log1p(std::exp(-std::abs(u)));
}
long double true_slope_of_sigmoid(long double u) { return true_sigmoid(u) * true_sigmoid(-u); }
long double true_slope_of_tanh(long double u) { return 1 / (std::cosh(u) * std::cosh(u)); }

double error_in_ulp(double value, long double truth) {
  int exponent = 0;
  std::frexp(static_cast<double>(truth), &exponent);
  return static_cast<double>(std::abs(value - truth) / std::ldexp(1.0L, exponent - 53));
}
/// The largest error at 100,000 points of [-end, end].
template <class Value, class Truth>
double largest_error(double end, Value value, Truth truth) {
  std::mt19937_64 bits(1);
  std::uniform_real_distribution<double> point(-end, end);
  double largest = 0;
  for (int k = 0; k < 100'000; ++k) {
    const double u = point(bits);
    largest = std::max(largest, error_in_ulp(value(u), truth(u)));
  }
  return largest;
}

BOOST_AUTO_TEST_SUITE(accuracy)

BOOST_AUTO_TEST_CASE(functions_of_exponentials_keep_their_digits) {
  for (const double end : {1.0, 20.0, 300.0}) {
    BOOST_TEST_CONTEXT("on [-" << end << ", " << end << "]") {
      BOOST_TEST(largest_error(end, [](double u) { return sigmoid(x)(x = u); }, true_sigmoid) < 3);
      BOOST_TEST(
          largest_error(end, [](double u) { return softplus(x)(x = u); }, true_softplus) < 2);
      BOOST_TEST(largest_error(
                     end, [](double u) { return diff(softplus(x), x)(x = u); }, true_sigmoid) < 3);
      BOOST_TEST(
          largest_error(
              end, [](double u) { return diff(sigmoid(x), x)(x = u); }, true_slope_of_sigmoid) < 6);
      BOOST_TEST(largest_error(
                     end, [](double u) { return diff(tanh(x), x)(x = u); }, true_slope_of_tanh) <
                 7);
    }
  }
}
BOOST_AUTO_TEST_CASE(the_textbook_s_formula_loses_them) {
  const auto slope = [](double u) { return 1 - std::tanh(u) * std::tanh(u); };
  BOOST_TEST(largest_error(20, slope, true_slope_of_tanh) > 1e9);
}
BOOST_AUTO_TEST_CASE(the_ends_are_exact) {
  constexpr double inf = std::numeric_limits<double>::infinity();
  for (const double end : {800.0, inf}) {
    BOOST_TEST(sigmoid(x)(x = end) == 1);
    BOOST_TEST(sigmoid(x)(x = -end) == 0);
    BOOST_TEST(softplus(x)(x = end) == end);
    BOOST_TEST(softplus(x)(x = -end) == 0);
    for (const double side : {end, -end}) {
      BOOST_TEST(diff(sigmoid(x), x)(x = side) == 0);
      BOOST_TEST(diff(tanh(x), x)(x = side) == 0);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
