// SPDX-License-Identifier: BSL-1.0
// Columns of mean 0 and deviation 1, and the way back to the coefficients of what was measured.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <vector>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(standardize)

using namespace nabla::literals;
using nabla::as_measured, nabla::at, nabla::mean, nabla::minimize, nabla::newton;

namespace {

constexpr nabla::data<"xs"> xs;
constexpr nabla::data<"ys"> ys;
constexpr nabla::data<"zs"> zs;
constexpr nabla::data<"row", 2> row;
constexpr nabla::variable<"a"> a;
constexpr nabla::variable<"b"> b;
constexpr nabla::variable<"c"> c;
constexpr nabla::column_variable<"w", 2> w;
constexpr auto line = a + b * xs + c * zs;
constexpr auto plane = a + dot(w, row) + c * zs;
const std::vector<double> x{100, 110, 125, 130, 141}, z{1, 4, 1, 2, 1}, y{3, 4, 5, 5.5, 6};
const std::vector<double> rows{7, 100, 9, 110, 4, 125, 1, 130, 8, 141};
const auto tolerance = boost::test_tools::tolerance(1e-9);

}  // namespace

BOOST_AUTO_TEST_CASE(columns_get_mean_0_and_deviation_1) {
  std::vector<double> u(5), v(10);
  nabla::standardized(xs)(xs = x, nabla::into(u));
  nabla::standardized(row)(row = rows, nabla::into(v));
  double sum = 0, squares = 0;
  for (std::size_t k = 0; k < 5; ++k) {
    sum += u[k];
    squares += u[k] * u[k];
    BOOST_TEST(v[2 * k + 1] == u[k], tolerance);  // the second column holds the same numbers
  }
  BOOST_TEST(std::abs(sum) < 1e-12);
  BOOST_TEST(squares == 5, tolerance);
  BOOST_TEST((u[1] - u[0]) / (u[4] - u[0]) == 10. / 41, tolerance);
}
BOOST_AUTO_TEST_CASE(a_constant_column_becomes_0) {
  const std::vector<double> same(1000, 0.1);
  std::vector<double> u(1000, 1);
  nabla::standardized(xs)(xs = same, nabla::into(u));
  for (const double value : u) BOOST_TEST(std::abs(value) < 1e-12);
}
BOOST_AUTO_TEST_CASE(coefficients_lead_back_to_the_columns_as_measured) {
  constexpr auto loss = mean(square(line - ys));
  const auto scaled = minimize(nabla::standardize(loss, xs, zs),
                               at(a = 0.0, b = 0.0, c = 0.0, xs = x, zs = z, ys = y), newton{});
  const auto plain =
      minimize(loss, at(a = 0.0, b = 0.0, c = 0.0, xs = x, zs = z, ys = y), newton{});
  const auto back = as_measured(line, xs, zs)(a = scaled.point[a], b = scaled.point[b],
                                              c = scaled.point[c], xs = x, zs = z);
  BOOST_TEST(back[0] == plain.point[a], tolerance);
  BOOST_TEST(back[1] == plain.point[b], tolerance);
  BOOST_TEST(back[2] == plain.point[c], tolerance);
}
BOOST_AUTO_TEST_CASE(tables_of_several_columns_lead_back_too) {
  const auto back =
      as_measured(plane, row, zs)(a = 1.0, w = {2.0, 3.0}, c = -1.0, row = rows, zs = z);
  static_assert(back.size() == 4);
  std::vector<double> u(10), v(5);
  nabla::standardized(row)(row = rows, nabla::into(u));
  nabla::standardized(zs)(zs = z, nabla::into(v));
  for (std::size_t k = 0; k < 5; ++k)  // the line says of each row what it said
    BOOST_TEST(back[0] + back[1] * rows[2 * k] + back[2] * rows[2 * k + 1] + back[3] * z[k] ==
                   1 + 2 * u[2 * k] + 3 * u[2 * k + 1] - v[k],
               tolerance);
}

BOOST_AUTO_TEST_SUITE_END()
