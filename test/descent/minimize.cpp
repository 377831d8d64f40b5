// SPDX-License-Identifier: BSL-1.0
// What a descent varies, where it begins, and how it is handed over.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <limits>
#include <span>
#include <sstream>
#include <vector>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

BOOST_AUTO_TEST_SUITE(minimize)

using namespace nabla::literals;
using nabla::at, nabla::bfgs, nabla::gradient_descent, nabla::l_bfgs, nabla::mean, nabla::status,
    nabla::stop, nabla::within, nabla::wrt;

namespace {

constexpr nabla::variable<"x"> x;
constexpr nabla::variable<"y"> y;
constexpr nabla::vector_variable<"p", 3> p;
constexpr nabla::column_variable<"c", 4> c;
constexpr nabla::matrix_variable<"W", 2, 4> W;
constexpr nabla::column_variable<"b", 2> b;
constexpr nabla::data<"xs"> xs;
constexpr nabla::data<"ys"> ys;
constexpr nabla::data<"row", 4> row;
constexpr nabla::data<"goal", 2> goal;

constexpr auto bowl = square(x - 1_c) + 2_c * square(y + 3_c);
constexpr auto mse = mean(square(ys - (x + y * xs)));
constexpr std::array four_x{1.0, 2.0, 3.0, 4.0}, four_y{3.0, 5.0, 7.0, 9.0};

}  // namespace

BOOST_AUTO_TEST_CASE(scalars_vectors_columns_and_matrices_are_varied) {
  constexpr auto f = bowl + square(p[0_c] - 1_c) + square(p[1_c] - p[0_c]) + square(p[2_c] - 2_c);
  const auto r = nabla::minimize(f, at(x = 0, p = {0.0, 0.0, 0.0}, y = 0.0), bfgs{});
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(std::abs(r.point[x] - 1) < 1e-7);
  BOOST_TEST(std::abs(r.point[y] + 3) < 1e-7);
  const std::array<double, 3> found = r.point[p];
  BOOST_TEST(std::abs(found[1] - 1) < 1e-7);
  BOOST_TEST(std::abs(found[2] - 2) < 1e-7);

  constexpr auto g = squared_norm(W * c - b) + squared_norm(c - 1_c) + squared_norm(W - 2_c);
  const std::array<double, 8> start{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8};
  const auto s = nabla::minimize(g, at(W = start, b = {1.0, 2.0}, c = {1.0, 2.0, 3.0, 4.0}),
                                 l_bfgs<5>{}, wrt(c, W));
  BOOST_TEST((s.status == status::converged));
  const std::array<double, 4> column = s.point[c];
  const nabla::matrix<double, 2, 4> matrix = s.point[W];
  const auto slope = gradient(g, wrt(c, W))(c = column, W = matrix.elements, b = {1.0, 2.0});
  for (const double partial : slope) BOOST_TEST(std::abs(partial) < 1e-7);
}
BOOST_AUTO_TEST_CASE(only_the_variables_of_wrt_are_varied) {
  const auto r = nabla::minimize(bowl, at(x = 5.0, y = 0.0), wrt(y));
  BOOST_TEST(std::abs(r.point[y] + 3) < 1e-8);
  BOOST_TEST(r.value == 16, boost::test_tools::tolerance(1e-12));
}
BOOST_AUTO_TEST_CASE(data_is_read_and_never_varied) {
  const auto r = nabla::minimize(mse, at(x = 0.0, y = 0.0, xs = four_x, ys = std::span(four_y)));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.point[x] == 1, boost::test_tools::tolerance(1e-7));
  BOOST_TEST(r.point[y] == 2, boost::test_tools::tolerance(1e-7));
}
BOOST_AUTO_TEST_CASE(parameters_are_one_array) {
  constexpr auto all = nabla::parameters(W, b);
  constexpr auto loss = mean(squared_norm(W * row + b - goal));
  std::vector<double> rows, goals;
  for (std::size_t k = 0; k < 60; ++k) {
    const double at_row[] = {std::sin(double(k)), std::cos(double(3 * k)), std::sin(double(5 * k)),
                             std::cos(double(k * k))};
    rows.insert(rows.end(), at_row, at_row + 4);
    goals.push_back(2 * at_row[0] - at_row[3] + 0.5);
    goals.push_back(at_row[1] + at_row[2] - 1);
  }
  const std::vector<double> weights(10, 0.1);
  const auto r = nabla::minimize(
      loss, at(all = weights, row = std::span(rows), goal = std::span(goals)), l_bfgs<>{});
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.point[W](0, 0) == 2, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(r.point[W](1, 2) == 1, boost::test_tools::tolerance(1e-6));
  BOOST_TEST(r.point[b][1] == -1, boost::test_tools::tolerance(1e-6));
  const std::array<double, 10> packed = r.point[all];
  BOOST_TEST(packed[8] == 0.5, boost::test_tools::tolerance(1e-6));
  const double again = loss(all = r.point, row = std::span(rows), goal = std::span(goals));
  BOOST_TEST(std::abs(again - r.value) < 1e-12);
}
BOOST_AUTO_TEST_CASE(numbers_may_be_float) {
  const auto r = nabla::minimize(bowl, at(x = 0.0F, y = 0.0F), bfgs{}, stop{.gradient_norm = 1e-3});
  static_assert(std::is_same_v<decltype(r.value), float>);
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(std::abs(r.point[x] - 1) < 1e-3F);
}
BOOST_AUTO_TEST_CASE(maximize_climbs) {
  const auto r = nabla::maximize(5_c - bowl, at(x = 0.0, y = 0.0));
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.value == 5, boost::test_tools::tolerance(1e-12));
  BOOST_TEST(std::abs(r.point[x] - 1) < 1e-8);
}
BOOST_AUTO_TEST_CASE(a_result_is_printed_in_one_line) {
  std::ostringstream text;
  text << nabla::minimize(bowl, at(x = 1.0, y = -3.0));
  BOOST_TEST(
      text.str() ==
      "converged after 0 iterations, 1 evaluations: value 0, gradient norm 0, x = 1, y = -3");
  text.str("");
  text << nabla::minimize(squared_norm(b), at(b = {0.0, 0.0}));
  BOOST_TEST(text.str().ends_with(", b = [0, 0]"));
}
BOOST_AUTO_TEST_CASE(an_observer_sees_every_step) {
  std::vector<double> values;
  const auto look = [&](const auto& now) {
    BOOST_TEST(now.iteration == values.size());
    values.push_back(now.value);
    BOOST_TEST(std::abs(bowl(x = now.point[x], y = now.point[y]) - now.value) < 1e-12);
  };
  const auto r = nabla::minimize(bowl, at(x = 0.0, y = 0.0), bfgs{}, stop{}, look);
  BOOST_TEST(values.size() == r.iterations + 1);
  BOOST_TEST(values.back() == r.value);
}
BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
  std::vector<double> storage(nabla::descent_workspace(mse, wrt(x, y), l_bfgs<20>{}));
  const int before = allocations;
  nabla::minimize(bowl, at(x = 0.0, y = 0.0), bfgs{});
  nabla::minimize(bowl, at(x = 0.0, y = 0.0), gradient_descent{.rate = 0.1});
  nabla::minimize(mse, at(x = 0.0, y = 0.0, xs = four_x, ys = four_y), l_bfgs<20>{},
                  nabla::workspace(storage));
  BOOST_TEST(allocations == before);
}

BOOST_AUTO_TEST_SUITE_END()
