// SPDX-License-Identifier: BSL-1.0
// Infinities and NaNs in the branch that is not taken touch neither the value nor a derivative.

#include <cmath>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

/// Value, first and second derivative of f by x.
template <class F>
bool is(F f, double at, double value, double first, double second) {
  const auto close = [](double u, double v) { return u - v < 1e-14 && v - u < 1e-14; };
  const auto [p, q, r] = bundle(f, diff(f, x), diff<2>(f, x))(x = at, y = 2.0);
  return close(p, value) && close(q, first) && close(r, second);
}
}  // namespace

BOOST_AUTO_TEST_SUITE(choices)

// One branch has a pole, a root, a logarithm where the other is taken.
BOOST_AUTO_TEST_CASE(a_branch_with_a_pole) {
  BOOST_TEST(is(where(x < 0_c, x * x, sqrt(x)), -1, 1, -2, 2));
  BOOST_TEST(is(where(x <= 0_c, x * x, sqrt(x)), 0, 0, 0, 2));
  BOOST_TEST(is(where(x <= 0_c, x * x, log(x)), 0, 0, 0, 2));
  BOOST_TEST(is(where(x > 0_c, x * log(x), 0_c), 0, 0, 0, 0));
  BOOST_TEST(is(where(x > 0_c, x * log(x), x), -1, -1, 1, 0));
  BOOST_TEST(is(where(equals(x, 0_c), 1_c, sin(x) / x), 0, 1, 0, 0));
  BOOST_TEST(is(where(differs(x, 0_c), sin(x) / x, 1_c - x * x / 6_c), 0, 1, 0, -1. / 3));
  BOOST_TEST(is(where(x >= 1_c, 1_c / (x - 1_c), 3_c * x), 0.5, 1.5, 3, 0));
  BOOST_TEST(is(where(x > 1_c, 1_c / (x - 1_c), 3_c * x), 1, 3, 3, 0));
  BOOST_TEST(is(where(x > 1_c, pow(x - 1_c, 0.5_c), x * x * x), 1, 1, 3, 6));
  BOOST_TEST(is(where(x > 1_c, acosh(x), x * x), 0.5, 0.25, 1, 2));
  BOOST_TEST(is(where(x * x < 1_c, asin(x), x * x), 1, 1, 2, 2));
  BOOST_TEST(is(where(x * x < 1_c, atanh(x), x * x), 1, 1, 2, 2));
  BOOST_TEST(is(where(x > 0_c, pow(x, y), x), 0, 0, 1, 0));
  BOOST_TEST(is(where(x > 0_c, lgamma(x), x), 0, 0, 1, 0));
  BOOST_TEST(is(where(x > 0_c, exp(1_c / x), x), 0, 0, 1, 0));
  BOOST_TEST(is(where(x > 0_c, hypot(x, 0_c * y), x), 0, 0, 1, 0));
  BOOST_TEST(is(where(x > 0_c, cbrt(x), x), 0, 0, 1, 0));
}

// The branch goes through further functions.
BOOST_AUTO_TEST_CASE(a_branch_inside_other_functions) {
  const auto safe_root = where(x > 0_c, sqrt(x), 0_c);
  BOOST_TEST(is(safe_root, 0, 0, 0, 0));
  BOOST_TEST(is(safe_root, 4, 2, 0.25, -1. / 32));
  BOOST_TEST(is(square(safe_root), 0, 0, 0, 0));
  BOOST_TEST(is(sin(safe_root), 0, 0, 0, 0));
  BOOST_TEST(is(exp(safe_root), 0, 1, 0, 0));
  BOOST_TEST(is(safe_root * x, 0, 0, 0, 0));
  BOOST_TEST(is(x / (1_c + safe_root), 0, 0, 1, 0));
  BOOST_TEST(is(tanh(3_c * safe_root) + x * x, 0, 0, 0, 2));
}

// Nested, and each in the other's branch.
BOOST_AUTO_TEST_CASE(nested_branches) {
  const auto nested = where(x < 0_c, -x, where(x > 1_c, log(x - 1_c), x * x));
  BOOST_TEST(is(nested, -2, 2, -1, 0));
  BOOST_TEST(is(nested, 1, 1, 2, 2));
  BOOST_TEST(is(nested, 2, 0, 1, -1));
  BOOST_TEST(is(where(x > 0_c, where(x > 1_c, sqrt(x - 1_c), 2_c * x), sqrt(-x)), 1, 2, 2, 0));
  BOOST_TEST(is(where(x > 0_c, 1_c / x, where(x < -1_c, 1_c / (x + 1_c), x)), -1, -1, 1, 0));
  BOOST_TEST(is(where(x > 0_c, log(x), 0_c) * where(x > -1_c, x, log(x)), -0.5, 0, 0, 0));
}

// One root, shared by two branches that are not taken.
BOOST_AUTO_TEST_CASE(one_root_in_two_branches) {
  const auto root = sqrt(x);
  const auto two_wheres = where(x < -1_c, root, 0_c) + where(5_c < x, 2_c * root, 0_c);
  BOOST_TEST(is(two_wheres, 0, 0, 0, 0));
  BOOST_TEST(is(two_wheres, 9, 6, 1. / 3, -1. / 54));
  BOOST_TEST(is(where(x < -1_c, root, 0_c) - where(5_c < x, 2_c * root, x), 0, 0, -1, 0));
  BOOST_TEST(
      is(where(x < -1_c, root, 0_c) + where(5_c < x, root * x, 0_c) + where(7_c < x, log(root), x),
         0, 0, 1, 0));
  BOOST_TEST(is(where(x < -1_c, root, 1_c) * where(5_c < x, root, x * x), 0, 0, 0, 2));
  BOOST_TEST(is(x * (where(x < -1_c, root, x) + where(5_c < x, 2_c * root, 0_c)), 0, 0, 0, 2));
}

// A function of many pieces stays one of many pieces.
BOOST_AUTO_TEST_CASE(a_long_chain_of_pieces) {
  graph g;
  const term u(g, g.variable("x"));
  const int pieces = 40;
  term f = log(u - 1000);
  for (int k = pieces; k-- > 0;) f = where(u < k, (k + 1) * log(u + 100) / (u + k), f);
  const sequence<term> variables(1, u);
  const term first = reverse_gradient(f, variables)[0],
             second = reverse_gradient(first, variables)[0],
             third = reverse_gradient(second, variables)[0];
  const auto value = [&](term t, double at) {
    return values_of(g, reachable_from(g, t.index), [at](node_index) { return at; })[t.index];
  };
  for (const double at : {-0.5, 0., 0.5, 17., 33.25, 38.5}) {
    const int k = at < 0 ? 0 : static_cast<int>(at) + 1;
    const double s = at + 100, r = at + k, l = std::log(s);
    const double d1 = (k + 1) * (1 / s / r - l / r / r);
    const double d2 = (k + 1) * (-1 / s / s / r - 2 / s / r / r + 2 * l / r / r / r);
    BOOST_TEST(std::abs(value(first, at) - d1) <= 1e-12 * std::abs(d1));
    BOOST_TEST(std::abs(value(second, at) - d2) <= 1e-12 * std::abs(d2));
  }
  int needed = 0;
  for (const bool is_needed : reachable_from(g, third.index)) needed += is_needed ? 1 : 0;
  BOOST_TEST(needed < 2000);
}

// The branch that is taken may be infinite; then the derivative is infinite too.
BOOST_AUTO_TEST_CASE(what_is_taken_may_be_infinite) {
  BOOST_TEST((diff(where(x >= 0_c, sqrt(x), 0_c), x)(x = 0.0) > 1e308));
}

// In two variables, and forwards as well as backwards.
BOOST_AUTO_TEST_CASE(two_variables_forwards_and_backwards) {
  const auto distance_to_origin = where(x * x + y * y > 0_c, sqrt(x * x + y * y), 0_c);
  BOOST_TEST((gradient(distance_to_origin)(x = 0.0, y = 0.0) == std::array{0.0, 0.0}));
  BOOST_TEST((hessian(distance_to_origin)(x = 0.0, y = 0.0) == matrix<double, 2, 2>{0, 0, 0, 0}));
  BOOST_TEST((jvp(distance_to_origin, wrt(x, y), vec(1_c, 1_c))(x = 0.0, y = 0.0) == 0));
  BOOST_TEST((hvp(distance_to_origin, wrt(x, y), vec(1_c, 1_c))(x = 0.0, y = 0.0) ==
              std::array{0.0, 0.0}));
  BOOST_TEST(std::abs(gradient(distance_to_origin)(x = 3.0, y = 4.0)[0] - 0.6) < 1e-15);
  BOOST_TEST(is(distance_to_origin, 0, 2, 0, 0.5));
  BOOST_TEST((jacobian(vec(where(x > y, log(x - y), x), where(x > y, y, sqrt(y - x))), wrt(x, y))(
                  x = 2.0, y = 2.0)(0, 0) == 1));
}

// Functions with corners: decided, not accidents.
BOOST_AUTO_TEST_CASE(corners) {
  BOOST_TEST(is(abs(x), 0, 0, 0, 0));
  BOOST_TEST(is(relu(x), 0, 0, 0, 0));
  BOOST_TEST(is(max(x, -x), 0, 0, 0, 0));
  BOOST_TEST(is(min(x, 3_c * x), 0, 0, 2, 0));
  BOOST_TEST(is(relu(sqrt(x) - 1_c), 0.25, 0, 0, 0));
  BOOST_TEST(is(max(x, log(x + 1_c)), 1, 1, 1, 0));
  BOOST_TEST(is(sqrt(abs(x) + 1_c), 0, 1, 0, 0));
  BOOST_TEST(is(x * x, 0, 0, 0, 2));
  BOOST_TEST(is(x * x * x, 0, 0, 0, 0));
  BOOST_TEST(is(pow(x, 0_c), 0, 1, 0, 0));
  BOOST_TEST(is(pow(x, y), 0, 0, 0, 2));
  BOOST_TEST((diff(pow(x, y), y)(x = 0.0, y = 2.0) == 0));
}

BOOST_AUTO_TEST_SUITE_END()
