// SPDX-License-Identifier: BSL-1.0
// What fits are given, what they say, and what they make of what is wrong.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <sstream>
#include <vector>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"
#include "nist/tables.hpp"

BOOST_AUTO_TEST_SUITE(levenberg_marquardt)

using namespace nabla::literals;
using nabla::at, nabla::status, nabla::stop, nabla::within, nabla::wrt;

namespace {

constexpr nabla::variable<"a"> a;
constexpr nabla::variable<"b"> b;
constexpr nabla::column_variable<"c", 2> c;
constexpr nabla::data<"xs"> xs;
constexpr nabla::data<"ys"> ys;
constexpr nabla::data<"row", 2> row;

constexpr auto line = ys - (a + b * xs);
constexpr std::array four_x{1.0, 2.0, 3.0, 4.0}, four_y{3.0, 5.0, 7.0, 10.0};
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

}  // namespace

BOOST_AUTO_TEST_CASE(columns_of_parameters_and_rows_of_a_table) {
  std::vector<double> rows, response;
  for (std::size_t k = 0; k < 150; ++k) {  // more than two tiles
    const double u = std::sin(double(k)), v = std::cos(double(3 * k));
    rows.insert(rows.end(), {u, v});
    response.push_back(2 * u - 3 * v + 0.5);
  }
  const auto r = nabla::levenberg_marquardt(
      ys - (a + dot(c, row)), at(a = 0.0, c = {0.0, 0.0}, row = rows, ys = std::span(response)));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.point[a] == 0.5, boost::test_tools::tolerance(1e-13));
  BOOST_TEST(r.point[c][0] == 2, boost::test_tools::tolerance(1e-13));
  BOOST_TEST(r.point[c][1] == -3, boost::test_tools::tolerance(1e-13));
  BOOST_TEST(r.degrees_of_freedom == 147U);
}
BOOST_AUTO_TEST_CASE(every_tile_counts) {
  std::vector<double> x, y;
  for (std::size_t k = 0; k < 150; ++k) {
    x.push_back(double(k));
    y.push_back(std::sin(double(k * k)));
  }
  const auto r = nabla::levenberg_marquardt(line, at(a = 0.0, b = 0.0, xs = x, ys = y));
  double squares = 0, slope = 0;
  for (std::size_t k = 0; k < 150; ++k) {
    const double residual = y[k] - (r.point[a] + r.point[b] * x[k]);
    squares += residual * residual;
    slope += residual * x[k];
  }
  BOOST_TEST(r.value == squares, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(std::abs(slope) < 1e-9);
}
BOOST_AUTO_TEST_CASE(only_the_variables_of_wrt_are_varied) {
  const auto r =
      nabla::levenberg_marquardt(line, at(a = 1.25, b = 0.0, xs = four_x, ys = four_y), wrt(b));
  BOOST_TEST(r.point[b] == 61.5 / 30, boost::test_tools::tolerance(1e-13));
}
BOOST_AUTO_TEST_CASE(numbers_may_be_float) {
  const std::vector<float> x{1, 2, 3, 4}, y{3, 5, 7, 10};
  const auto r = nabla::levenberg_marquardt(line, at(a = 0.0F, b = 0.0F, xs = x, ys = y));
  static_assert(std::is_same_v<decltype(r.value), float>);
  BOOST_TEST(std::abs(r.point[b] - 2.3F) < 1e-5F);
}
BOOST_AUTO_TEST_CASE(intervals_come_from_certified_errors) {
  // Student's t of 12, 13 and 4 degrees of freedom at 95 %, from printed tables.
  const auto interval_of = [](const auto& set, const auto& found, double t) {
    const auto [low, high] = found.confidence_interval(b, 0.95);
    BOOST_TEST(low == set.certified[1] - t * set.deviations[1], boost::test_tools::tolerance(1e-8));
    BOOST_TEST(high == set.certified[1] + t * set.deviations[1],
               boost::test_tools::tolerance(1e-8));
  };
  const auto fit_to = [](const auto& model, const auto& set) {
    return nabla::fit(model, ys, at(a = set.near[0], b = set.near[1]), xs = set.x, ys = set.y);
  };
  const auto growth = a * (1_c - exp(-b * xs));
  interval_of(nist::sets::misra1a, fit_to(growth, nist::sets::misra1a), 2.178812829663418);
  interval_of(nist::sets::boxbod, fit_to(growth, nist::sets::boxbod), 2.7764451051977987);
  interval_of(nist::sets::danwood, fit_to(a * pow(xs, b), nist::sets::danwood), 2.7764451051977987);
}
BOOST_AUTO_TEST_CASE(a_result_is_printed_as_a_table) {
  std::ostringstream text;
  text << nabla::fit(a + b * xs, ys, at(a = 0.0, b = 0.0), xs = four_x, ys = four_y);
  const std::string all = text.str();
  BOOST_TEST(all.starts_with("converged after "));
  BOOST_TEST(all.find("sum of squares 0.3, 2 degrees of freedom\n") != all.npos);
  BOOST_TEST(all.find("\n           b               2.3          0.173205\n") != all.npos);
  BOOST_TEST(all.find("\nR^2 = 0.98878") != all.npos);
}
BOOST_AUTO_TEST_CASE(an_observer_sees_every_step) {
  std::size_t seen = 0;
  double last = std::numeric_limits<double>::infinity();
  const auto look = [&](const auto& now) {
    BOOST_TEST(now.iteration == seen++);
    BOOST_TEST(now.value <= last);
    last = now.value;
  };
  nabla::levenberg_marquardt(nabla::vec(10_c * (b - a * a), 1_c - a), at(a = -1.2, b = 1.0), look);
  BOOST_TEST(seen >= 5U);
}
BOOST_AUTO_TEST_CASE(a_small_gradient_is_not_enough) {
  const auto flat = nabla::vec(0.0001_c * (b - a * a), 0.00001_c * (1_c - a));
  const auto r = nabla::levenberg_marquardt(flat, at(a = -1.2, b = 1.0));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.point[a] == 1, boost::test_tools::tolerance(1e-12));
}
BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
  const int before = allocations;
  nabla::levenberg_marquardt(line, at(a = 0.0, b = 0.0, xs = four_x, ys = four_y),
                             nabla::huber{.scale = 0.1});
  nabla::gauss_newton(line, at(a = 0.0, b = 0.0, xs = four_x, ys = four_y), within(a, 0, 1));
  nabla::fit(a + b * xs, ys, at(a = 0.0, b = 0.0), xs = four_x, ys = four_y);
  BOOST_TEST(allocations == before);
}
BOOST_AUTO_TEST_CASE(what_is_not_finite_is_not_called_converged) {
  const auto outside =
      nabla::levenberg_marquardt(ys - log(a) * xs, at(a = -1.0, xs = four_x, ys = four_y));
  BOOST_TEST((outside.status == status::not_finite));
  BOOST_TEST(outside.point[a] == -1);
  const std::array with_a_hole{3.0, not_a_number, 7.0, 10.0};
  const auto r =
      nabla::levenberg_marquardt(line, at(a = 0.0, b = 0.0, xs = four_x, ys = with_a_hole));
  BOOST_TEST((r.status == status::not_finite));
  BOOST_TEST(std::isinf(r.standard_error[a]));
  const auto same = nabla::fit(a + b * xs, ys, at(a = 0.0, b = 0.0), xs = four_x, ys = with_a_hole);
  BOOST_TEST((same.status == status::not_finite));
  BOOST_TEST(std::isnan(same.r_squared));
}
BOOST_AUTO_TEST_CASE(a_step_out_of_the_domain_is_made_shorter) {
  const std::array decay{0.1, 0.2, 0.25, 0.3};
  const auto r =
      nabla::levenberg_marquardt(ys - log(a) * xs, at(a = 50.0, xs = four_x, ys = decay));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.point[a] == std::exp(2.45 / 30), boost::test_tools::tolerance(1e-12));
}
BOOST_AUTO_TEST_CASE(what_residuals_do_not_tell_is_undetermined) {
  const auto too_few = nabla::levenberg_marquardt(
      line, at(a = 0.0, b = 0.0, xs = std::array{1.0}, ys = std::array{2.0}));
  BOOST_TEST((too_few.status == status::undetermined));
  BOOST_TEST(too_few.iterations == 0U);
  const auto twice =
      nabla::levenberg_marquardt(ys - (a + b) * xs, at(a = 0.0, b = 0.0, xs = four_x, ys = four_y));
  BOOST_TEST((twice.status == status::undetermined));
  BOOST_TEST(twice.point[a] + twice.point[b] == 74.0 / 30, boost::test_tools::tolerance(1e-10));
  BOOST_TEST(std::isinf(twice.standard_error[a]));
  const auto unused =
      nabla::levenberg_marquardt(ys - a * xs, at(a = 0.0, b = 7.0, xs = four_x, ys = four_y));
  BOOST_TEST((unused.status == status::undetermined));
  BOOST_TEST(unused.point[b] == 7);
  BOOST_TEST(unused.point[a] == 74.0 / 30, boost::test_tools::tolerance(1e-12));
}
BOOST_AUTO_TEST_CASE(crossed_bounds_and_the_limit_are_told) {
  const auto start = at(a = 0.0, b = 0.0, xs = four_x, ys = four_y);
  const auto crossed = nabla::levenberg_marquardt(line, start, within(a, 2, 1));
  BOOST_TEST((crossed.status == status::crossed_bounds));
  BOOST_TEST(std::isinf(crossed.standard_error[a]));
  const auto valley = nabla::vec(10_c * (b - a * a), 1_c - a);
  const auto limited =
      nabla::levenberg_marquardt(valley, at(a = -1.2, b = 1.0), stop{.iterations = 3});
  BOOST_TEST((limited.status == status::iteration_limit));
  BOOST_TEST(limited.iterations == 3U);
}
BOOST_AUTO_TEST_CASE(undamped_steps_may_run_away_but_end) {
  const auto start = at(a = 2.0);
  const auto far = nabla::gauss_newton(nabla::vec(atan(a), atan(a)), start, stop{.iterations = 40});
  BOOST_TEST((far.status != status::converged));
  const auto near = nabla::levenberg_marquardt(nabla::vec(atan(a), atan(a)), start);
  BOOST_TEST((near.status == status::converged));
  BOOST_TEST(std::abs(near.point[a]) < 1e-12);
}

BOOST_AUTO_TEST_SUITE_END()
