// SPDX-License-Identifier: BSL-1.0
// How descents end, above all where they cannot end well.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <limits>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

BOOST_AUTO_TEST_SUITE(descend)

using namespace nabla::literals;
using nabla::at, nabla::status, nabla::stop;

namespace {

constexpr nabla::variable<"x"> x;
constexpr nabla::variable<"y"> y;
constexpr nabla::column_variable<"c", 80> c;
constexpr nabla::data<"ys"> ys;
constexpr auto bowl = x * x + y * y;
constexpr auto valley = 100_c * square(y - x * x) + square(1_c - x) + 1_c;

/// Calls `use` with every method.
template <class Use>
void with_every_method(Use use) {
  use(nabla::gradient_descent{.rate = 0.1});
  use(nabla::steepest_descent<>{});
  use(nabla::steepest_descent<nabla::backtracking>{});
  use(nabla::steepest_descent<nabla::exact_search>{});
  use(nabla::momentum{});
  use(nabla::nesterov{});
  use(nabla::adagrad{});
  use(nabla::rmsprop{});
  use(nabla::adam{});
  use(nabla::adamw{});
  use(nabla::scheduled(nabla::adam{}, nabla::step_decay{.every = 10}));
  use(nabla::conjugate_gradient{});
  use(nabla::bfgs{});
  use(nabla::l_bfgs<3>{});
  use(nabla::newton{});
  use(nabla::trust_region{});
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_start_without_a_value_is_not_finite) {
  with_every_method([](auto method) {
    const auto r = nabla::minimize(log(x) + y * y, at(x = -1.0, y = 1.0), method);
    BOOST_TEST((r.status == status::not_finite));
    BOOST_TEST(r.iterations == 0U);
    BOOST_TEST(r.point[x] == -1);
    BOOST_TEST(std::isnan(r.gradient_norm));
    const auto s = nabla::minimize(bowl, at(x = std::nan(""), y = 1.0), method);
    BOOST_TEST((s.status == status::not_finite));
    const auto t =
        nabla::minimize(bowl, at(x = std::numeric_limits<double>::infinity(), y = 1.0), method);
    BOOST_TEST((t.status == status::not_finite));
  });
}
BOOST_AUTO_TEST_CASE(nan_in_data_is_not_finite) {
  const std::array rows{1.0, std::nan(""), 3.0};
  const auto r = nabla::minimize(nabla::mean(square(ys - x)), at(x = 0.0, ys = rows));
  BOOST_TEST((r.status == status::not_finite));
}
BOOST_AUTO_TEST_CASE(a_rate_that_diverges_ends_at_the_last_finite_place) {
  const auto r = nabla::minimize(bowl * bowl, at(x = 3.0, y = 4.0),
                                 nabla::gradient_descent{.rate = 10}, stop{.iterations = 100000});
  BOOST_TEST((r.status == status::not_finite));
  BOOST_TEST(std::isfinite(r.value));
  BOOST_TEST(r.value > 625);
  BOOST_TEST(r.iterations < 100U);
}
BOOST_AUTO_TEST_CASE(a_fixed_rate_makes_all_its_steps_uphill_too) {
  const auto r = nabla::minimize(bowl, at(x = 3.0, y = 4.0), nabla::gradient_descent{.rate = 1.5},
                                 stop{.iterations = 7});
  BOOST_TEST((r.status == status::iteration_limit));
  BOOST_TEST(r.iterations == 7U);
  BOOST_TEST(r.value == 25 * std::pow(4.0, 7));
}
BOOST_AUTO_TEST_CASE(a_point_that_no_longer_changes_ends_a_descent) {
  const auto r = nabla::minimize(square(x - 1_c) + 1e-30_c * x, at(x = 1.0),
                                 nabla::gradient_descent{.rate = 0.1},
                                 stop{.iterations = 50, .gradient_norm = 0});
  BOOST_TEST((r.status == status::no_descent));
  BOOST_TEST(r.iterations == 0U);
}
BOOST_AUTO_TEST_CASE(without_a_bound_searches_go_on_until_nothing_descends) {
  const auto ends = [](auto method) {
    const auto r = nabla::minimize(valley, at(x = -1.2, y = 1.0), method,
                                   stop{.iterations = 100000, .gradient_norm = 0});
    BOOST_TEST((r.status == status::no_descent || r.gradient_norm == 0));
    BOOST_TEST(std::abs(r.point[x] - 1) < 1e-7);
    BOOST_TEST(r.iterations < 1000U);
  };
  ends(nabla::bfgs{});
  ends(nabla::l_bfgs<5>{});
  ends(nabla::newton{});
  ends(nabla::trust_region{});
  ends(nabla::conjugate_gradient{});
}
BOOST_AUTO_TEST_CASE(a_function_without_a_minimum_ends) {
  with_every_method([](auto method) {
    const auto r = nabla::minimize(x + y, at(x = 1.0, y = 1.0), method, stop{.iterations = 3000});
    BOOST_TEST((r.status != status::converged));
    const auto s =
        nabla::minimize(-exp(x) + y * y, at(x = 1.0, y = 1.0), method, stop{.iterations = 3000});
    BOOST_TEST((s.status != status::converged));
    const auto t =
        nabla::minimize(log(x) + y * y, at(x = 1.0, y = 1.0), method, stop{.iterations = 3000});
    BOOST_TEST((t.status != status::converged));
  });
}
BOOST_AUTO_TEST_CASE(a_corner_ends_without_converging) {
  const auto r = nabla::minimize(max(x, -2_c * x) + y * y, at(x = 5.0, y = 2.0));
  BOOST_TEST((r.status == status::no_descent || r.status == status::iteration_limit));
  BOOST_TEST(std::abs(r.point[x]) < 1e-6);
}
BOOST_AUTO_TEST_CASE(a_hessian_may_be_singular_or_zero) {
  const auto ends = [](auto method) {
    const auto trough = nabla::minimize(square(x + y - 1_c), at(x = 3.0, y = 4.0), method);
    BOOST_TEST((trough.status == status::converged));
    BOOST_TEST(std::abs(trough.point[x] + trough.point[y] - 1) < 1e-8);
    const auto flat = nabla::minimize(square(square(x)) + y * y, at(x = 1.0, y = 0.0), method);
    BOOST_TEST((flat.status == status::converged));
    BOOST_TEST(std::abs(flat.point[x]) < 0.01);
    const auto plane = nabla::minimize(x - y, at(x = 1.0, y = 1.0), method,
                                       stop{.iterations = 20, .gradient_norm = 0});
    BOOST_TEST((plane.status != status::converged));
    BOOST_TEST(std::isfinite(plane.value));
    BOOST_TEST(plane.value < 0);
  };
  ends(nabla::newton{});
  ends(nabla::trust_region{});
}
BOOST_AUTO_TEST_CASE(no_method_allocates) {
  const int before = allocations;
  with_every_method([](auto method) {
    nabla::minimize(valley, at(x = -1.2, y = 1.0), method, stop{.iterations = 20});
  });
  const std::array<double, 80> start{1, 2, 3};
  const auto of_many = [&](auto method) {
    nabla::minimize(squared_norm(c) + square(sum(c)), at(c = start), method,
                    stop{.iterations = 20});
  };
  of_many(nabla::newton{});
  of_many(nabla::trust_region{});
  of_many(nabla::l_bfgs<3>{});
  BOOST_TEST(allocations == before);
}
BOOST_AUTO_TEST_CASE(statuses_have_words) {
  BOOST_TEST(words_of(status::converged) == "converged");
  BOOST_TEST(words_of(status::iteration_limit) == "iteration limit");
  BOOST_TEST(words_of(status::no_descent) == "no descent");
  BOOST_TEST(words_of(status::not_finite) == "not finite");
  BOOST_TEST(words_of(status::crossed_bounds) == "crossed bounds");
}

BOOST_AUTO_TEST_SUITE_END()
