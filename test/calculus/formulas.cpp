// SPDX-License-Identifier: BSL-1.0
// Formulas of public programs: their derivatives are those that an expert worked out on paper, and
// take no more calls and divisions.
#include "../benchmark/formulas.hpp"

#include <cmath>
#include <random>
#include <boost/test/unit_test.hpp>

#include "../benchmark/counted.hpp"
#include "../benchmark/hand_formulas.hpp"

namespace {

/// Inputs between low and high; a deformation is near twice the unit matrix.
template <std::size_t N>
std::array<double, N> random_inputs(double low, double high, bool is_deformation,
                                    std::mt19937& source) {
  std::uniform_real_distribution<double> uniform(low, high);
  std::array<double, N> in;
  for (double& u : in) u = uniform(source);
  if (is_deformation)
    for (const std::size_t k : {0U, 4U, 8U}) in[k] += 2;
  return in;
}

template <class Formula, class Hand>
void check(double low, double high, int more_calls = 0, int more_divisions = 0) {
  constexpr std::size_t inputs = decltype(Formula::inputs)::size;
  constexpr std::size_t outputs = std::remove_const_t<decltype(Formula::all)>::layout::size;
  constexpr bool is_deformation = std::is_same_v<Formula, formulas::neo_hookean>;
  std::mt19937 source(1);
  for (int sample = 0; sample < 20; ++sample) {
    const auto in = random_inputs<inputs>(low, high, is_deformation, source);
    double found[outputs], expected[outputs], largest = 0;
    Hand::compute(in.data(), expected);
    function(Formula::all, Formula::inputs)(in, found);
    for (const double u : expected) largest = std::max(largest, std::abs(u));
    for (std::size_t k = 0; k < outputs; ++k)
      BOOST_TEST(std::abs(found[k] - expected[k]) <=
                     1e-11 * std::max(std::abs(expected[k]), 1e-2 * largest),
                 k << ": " << found[k] << ", not " << expected[k]);
  }
  constexpr nabla::operation_counts ours = nabla::operation_count(Formula::all);
  counted in[inputs], out[outputs];
  for (counted& u : in) u = 0.5;
  counted::start();
  Hand::compute(static_cast<const counted*>(in), out);
  BOOST_TEST(ours.calls <= counted::calls + more_calls);
  BOOST_TEST(ours.divisions <= counted::divisions + more_divisions);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(formulas)

BOOST_AUTO_TEST_CASE(of_finance) {
  check<::formulas::sabr, hand_formulas::sabr>(0.3, 0.9);
  check<::formulas::svensson, hand_formulas::svensson>(0.3, 2);
  check<::formulas::vasicek, hand_formulas::vasicek>(0.2, 1.5);
}
BOOST_AUTO_TEST_CASE(of_robotics) {
  check<::formulas::tyre, hand_formulas::tyre>(-1, 1.5);
  check<::formulas::bicycle, hand_formulas::bicycle>(0.2, 1.2);
}
// By hand the derivative of sqrt(T/Tc) is sqrt(T/Tc)/(2T), which has no value at T = 0; and the
// logarithm of the saturation follows from another, where the base of that power is positive.
BOOST_AUTO_TEST_CASE(of_chemistry) {
  check<::formulas::peng_robinson, hand_formulas::peng_robinson>(1, 4, 0, 1);
  check<::formulas::buckingham, hand_formulas::buckingham>(0.5, 2);
  check<::formulas::soil, hand_formulas::soil>(1.1, 3, 1, 0);
}
BOOST_AUTO_TEST_CASE(of_mechanics) {
  check<::formulas::pendulum, hand_formulas::pendulum>(0.3, 1.5);
  check<::formulas::neo_hookean, hand_formulas::neo_hookean>(-0.5, 0.5);
}

BOOST_AUTO_TEST_SUITE_END()
