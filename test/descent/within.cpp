// SPDX-License-Identifier: BSL-1.0
// Minima between bounds, by projection.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <limits>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(within)

using namespace nabla::literals;
using nabla::at, nabla::status, nabla::stop;

namespace {

constexpr nabla::variable<"x"> x;
constexpr nabla::variable<"y"> y;
constexpr nabla::column_variable<"c", 5> c;
constexpr auto rosenbrock = 100_c * square(y - x * x) + square(1_c - x);
constexpr auto bowl = square(x - 2_c) + 3_c * square(y - 3_c);
constexpr auto mccormick = sin(x + y) + square(x - y) - 1.5_c * x + 2.5_c * y + 1_c;
constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

BOOST_AUTO_TEST_CASE(a_bound_is_where_the_minimum_lies_beyond_it) {
  const auto reaches = [](auto method) {
    const auto r = nabla::minimize(bowl, at(x = 0.0, y = 0.0), method, nabla::within(x, 0, 1),
                                   stop{.iterations = 3000, .gradient_norm = 1e-5});
    BOOST_TEST(r.point[x] == 1);
    BOOST_TEST(std::abs(r.point[y] - 3) < 1e-4);
    BOOST_TEST((r.status == status::converged));
  };
  reaches(nabla::gradient_descent{.rate = 0.1});
  reaches(nabla::steepest_descent<>{});
  reaches(nabla::momentum{.rate = 0.02});
  reaches(nabla::nesterov{.rate = 0.02});
  reaches(nabla::adagrad{.rate = 1});
  reaches(nabla::adam{.rate = 0.1});
  reaches(nabla::conjugate_gradient{});
  reaches(nabla::bfgs{});
  reaches(nabla::l_bfgs<5>{});
}
BOOST_AUTO_TEST_CASE(a_curved_valley_is_followed_to_the_bound) {
  const auto r = nabla::minimize(rosenbrock, at(x = -1.2, y = 1.0), nabla::l_bfgs<5>{},
                                 nabla::within(x, -infinity, 0.8));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.point[x] == 0.8);
  BOOST_TEST(std::abs(r.point[y] - 0.64) < 1e-8);
  BOOST_TEST(std::abs(r.value - 0.04) < 1e-12);
}
BOOST_AUTO_TEST_CASE(wide_bounds_change_nothing_about_the_minimum) {
  const auto r = nabla::minimize(rosenbrock, at(x = -1.2, y = 1.0), nabla::l_bfgs<10>{},
                                 nabla::within(x, -5, 5), nabla::within(y, -5, 5));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(std::abs(r.point[x] - 1) < 1e-6);
}
BOOST_AUTO_TEST_CASE(no_place_outside_is_looked_at) {
  const auto look = [](const auto& now) {
    BOOST_TEST(now.point[x] >= -1.5);
    BOOST_TEST(now.point[x] <= 4);
    BOOST_TEST(now.point[y] >= -3);
    BOOST_TEST(now.point[y] <= 3);
  };
  const auto r = nabla::minimize(mccormick, at(x = 40.0, y = 40.0), nabla::l_bfgs<>{}, look,
                                 nabla::within(x, -1.5, 4), nabla::within(y, -3, 3));
  BOOST_TEST((r.status == status::converged));
  const auto s = nabla::minimize(mccormick, at(x = 0.0, y = 0.0), nabla::l_bfgs<>{},
                                 nabla::within(x, -1.5, 4), nabla::within(y, -3, 3));
  BOOST_TEST(std::abs(s.value + 1.9132229549810) < 1e-9);
}
BOOST_AUTO_TEST_CASE(bounds_hold_for_each_element) {
  constexpr auto f = squared_norm(c - 1_c) + square(sum(c));
  const auto r = nabla::minimize(f, at(c = {9.0, -9.0, 0.0, 0.5, 1.0}), nabla::within(c, 0.25, 2),
                                 nabla::l_bfgs<3>{});
  BOOST_TEST((r.status == status::converged));
  for (const double u : r.point[c]) BOOST_TEST(u == 0.25);
}
BOOST_AUTO_TEST_CASE(crossed_bounds_are_a_status) {
  const auto r = nabla::minimize(bowl, at(x = 0.5, y = 0.0), nabla::bfgs{}, nabla::within(x, 1, 0));
  BOOST_TEST((r.status == status::crossed_bounds));
  BOOST_TEST(r.evaluations == 0U);
  BOOST_TEST(std::isnan(r.value));
  BOOST_TEST(r.point[x] == 0.5);
  const auto s = nabla::minimize(bowl, at(x = 0.5, y = 0.0), nabla::within(x, std::nan(""), 0));
  BOOST_TEST((s.status == status::crossed_bounds));
}

BOOST_AUTO_TEST_SUITE_END()
