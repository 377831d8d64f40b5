// SPDX-License-Identifier: BSL-1.0
// A step of gradient descent over whole arrays, as an expression.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <vector>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(descent_step)

using namespace nabla::literals;

namespace {

constexpr nabla::matrix_variable<"W", 2, 3> W;
constexpr nabla::column_variable<"b", 2> b;
constexpr nabla::variable<"scale"> scale;
constexpr nabla::data<"row", 3> row;
constexpr nabla::data<"goal", 2> goal;
constexpr auto loss = mean(squared_norm(scale * (W * row) + b - goal));

struct table {
  std::vector<double> rows, goals;
  std::array<double, 6> weights{0.1, -0.2, 0.3, 0.4, -0.5, 0.6};
  std::array<double, 2> bias{1, -1};
  table() {
    for (int k = 0; k < 60; ++k) rows.push_back(std::sin(k * k));
    for (int k = 0; k < 40; ++k) goals.push_back(std::cos(3 * k));
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(of_one_array_has_its_shape) {
  const table t;
  const auto at_point = [&](auto e) {
    return e(W = t.weights, b = t.bias, scale = 0.7, row = t.rows, goal = t.goals);
  };
  const nabla::matrix<double, 2, 3> moved = at_point(nabla::descent_step(loss, wrt(W), 0.01_c));
  const auto slope = at_point(gradient(loss, wrt(W)));
  for (std::size_t k = 0; k < 6; ++k)
    BOOST_TEST(std::abs(moved.elements[k] - (t.weights[k] - 0.01 * slope.elements[k])) < 1e-15);
}
BOOST_AUTO_TEST_CASE(of_parameters_has_a_part_for_each) {
  const table t;
  constexpr auto all = nabla::parameters(b, scale, W);
  std::array<double, 9> point{1, -1, 0.7, 0.1, -0.2, 0.3, 0.4, -0.5, 0.6};
  constexpr auto step = nabla::descent_step(loss, wrt(all), 0.01_c);
  const auto moved = step(all = point, row = t.rows, goal = t.goals);
  const auto slope = gradient(loss, wrt(all))(all = point, row = t.rows, goal = t.goals);
  for (std::size_t k = 0; k < 9; ++k)
    BOOST_TEST(std::abs(moved[k] - (point[k] - 0.01 * slope[k])) < 1e-15);
  BOOST_TEST(moved[W](1, 2) == moved[8]);
  BOOST_TEST(moved[scale] == moved[2]);

  step(all = point, row = t.rows, goal = t.goals, nabla::into(point));
  for (std::size_t k = 0; k < 9; ++k) BOOST_TEST(point[k] == moved[k]);
}

BOOST_AUTO_TEST_SUITE_END()
