// SPDX-License-Identifier: BSL-1.0
// Functions of data: sums and means over samples, in loops of any length, and in constant
// expressions.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <span>
#include <vector>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

BOOST_AUTO_TEST_SUITE(regression)

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr data<"xs"> xs;
constexpr data<"ys"> ys;
constexpr data<"weight"> weight;
constexpr data<"row", 3> row;
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr vector_variable<"c", 3> c;
constexpr column_variable<"v", 3> v;
constexpr auto residual = ys - (a + b * xs);
constexpr auto mse = mean(square(residual));

constexpr std::array four_x{1.0, 2.0, 3.0, 4.0}, four_y{3.0, 5.0, 7.0, 9.5};
static_assert(mse(a = 1.0, b = 2.0, xs = four_x, ys = four_y) == 0.0625);
static_assert(gradient(mse, wrt(a, b))(a = 1.0, b = 2.0, xs = four_x, ys = four_y) ==
              std::array{-0.25, -1.0});
static_assert(hessian(mse, wrt(a, b))(xs = four_x)(0, 1) == 5);
static_assert(gradcheck(mse, at(a = 0.5, b = -1.5, xs = four_x, ys = four_y)) < 1e-9);
static_assert(sum(xs)(xs = four_x) == 10);
static_assert(max(xs)(xs = four_x) == 4);

struct columns_of_numbers {
  std::vector<double> x, y;
  explicit columns_of_numbers(std::size_t samples) {
    for (std::size_t k = 0; k < samples; ++k) {
      x.push_back(std::sin(static_cast<double>(7 * k)));
      y.push_back(std::cos(static_cast<double>(5 * k)));
    }
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_loop_of_any_length_adds_up_all_samples) {
  for (std::size_t samples = 1; samples < 90; ++samples) {
    const columns_of_numbers table(samples);
    double value = 0, by_a = 0, by_b = 0;
    for (std::size_t k = 0; k < samples; ++k) {
      const double r = table.y[k] - (0.25 + 0.5 * table.x[k]);
      value += r * r;
      by_a -= 2 * r;
      by_b -= 2 * r * table.x[k];
    }
    const auto n = static_cast<double>(samples);
    const auto found =
        value_and_gradient(mse, wrt(a, b))(a = 0.25, b = 0.5, xs = table.x, ys = table.y);
    BOOST_TEST(std::abs(found.value - value / n) < 1e-14);
    BOOST_TEST(std::abs(found.gradient[0] - by_a / n) < 1e-14);
    BOOST_TEST(std::abs(found.gradient[1] - by_b / n) < 1e-14);
  }
}
BOOST_AUTO_TEST_CASE(data_may_begin_anywhere_and_be_float) {
  const columns_of_numbers table(50);
  const std::span x = std::span(table.x).subspan(1), y = std::span(table.y).subspan(1);
  std::vector<float> narrow_x(x.begin(), x.end()), narrow_y(y.begin(), y.end());
  const double wide = mse(a = 0.25, b = 0.5, xs = x, ys = y);
  const float narrow = mse(a = 0.25F, b = 0.5F, xs = narrow_x, ys = narrow_y);
  BOOST_TEST(std::abs(wide - static_cast<double>(narrow)) < 1e-6);
}
BOOST_AUTO_TEST_CASE(weighted_means_variances_and_sums_by_column) {
  const columns_of_numbers table(41);
  double total = 0, weighted = 0;
  std::vector<double> weights, rows;
  for (std::size_t k = 0; k < 41; ++k) {
    weights.push_back(static_cast<double>(1 + k % 3));
    total += weights[k];
    weighted += weights[k] * table.x[k];
    for (std::size_t j = 0; j < 3; ++j) rows.push_back(table.x[k] + static_cast<double>(j));
  }
  constexpr auto weighted_mean = sum(weight * xs) / sum(weight);
  BOOST_TEST(std::abs(weighted_mean(xs = table.x, weight = weights) - weighted / total) < 1e-14);
  double mean_x = 0, variance = 0;
  for (const double u : table.x) mean_x += u / 41;
  for (const double u : table.x) variance += (u - mean_x) * (u - mean_x) / 41;
  BOOST_TEST(std::abs(mean(square(xs - mean(xs)))(xs = table.x) - variance) < 1e-14);
  const auto by_column = mean<over_samples>(row)(row = rows);
  for (std::size_t j = 0; j < 3; ++j)
    BOOST_TEST(std::abs(by_column[j] - (mean_x + static_cast<double>(j))) < 1e-13);
  BOOST_TEST(std::abs(mean(sum(row))(row = rows) - (3 * mean_x + 3)) < 1e-12);
}
BOOST_AUTO_TEST_CASE(values_and_gradients_over_two_tables_are_added) {
  const columns_of_numbers points(41), heights(7);
  const std::vector<double>&x = points.x, &y = points.y, &z = heights.x;
  constexpr data<"zs"> zs;
  // [two_tables]
  constexpr auto loss = mean(square(ys - (a + b * xs)));
  constexpr auto penalty = mean(softplus(a + b * zs));
  const auto [miss, slope] = value_and_gradient(loss, wrt(a, b))(a = 1.0, b = 2.0, xs = x, ys = y);
  const auto [high, turn] = value_and_gradient(penalty, wrt(a, b))(a = 1.0, b = 2.0, zs = z);
  const double total = miss + high, by_a = slope[0] + turn[0], by_b = slope[1] + turn[1];
  // [/two_tables]
  const auto at = [&](double p, double q) {
    return loss(a = p, b = q, xs = x, ys = y) + penalty(a = p, b = q, zs = z);
  };
  BOOST_TEST(total == at(1, 2), boost::test_tools::tolerance(1e-14));
  BOOST_TEST(std::abs(by_a - (at(1 + 1e-5, 2) - at(1 - 1e-5, 2)) / 2e-5) < 1e-8);
  BOOST_TEST(std::abs(by_b - (at(1, 2 + 1e-5) - at(1, 2 - 1e-5)) / 2e-5) < 1e-8);
}
BOOST_AUTO_TEST_CASE(a_scaled_column_is_a_substitution) {
  const columns_of_numbers table(30);
  constexpr auto scaled = (xs - mean(xs)) / sqrt(mean(square(xs - mean(xs))));
  constexpr auto loss = mean(square(ys - (a + b * scaled)));
  BOOST_TEST(std::abs(mean(scaled)(xs = table.x)) < 1e-14);
  BOOST_TEST(std::abs(mean(square(scaled))(xs = table.x) - 1) < 1e-14);
  BOOST_TEST(gradcheck(loss, wrt(a, b),
                       at(a = 0.3, b = 0.7, xs = std::span(table.x), ys = std::span(table.y)))
                 .error < 1e-9);
}
BOOST_AUTO_TEST_CASE(logistic_regression_on_rows_of_a_table) {
  std::vector<double> rows, labels;
  for (std::size_t k = 0; k < 77; ++k) {
    for (std::size_t j = 0; j < 3; ++j)
      rows.push_back(std::sin(static_cast<double>(11 * k + 3 * j)));
    labels.push_back(rows[3 * k] + 0.5 * rows[3 * k + 1] > 0 ? 1 : -1);
  }
  constexpr auto loss = mean(softplus(-ys * dot(c, row)));
  const std::array<double, 3> at_point{0.3, -0.2, 0.1};
  const auto check =
      gradcheck(loss, wrt(c), at(c = at_point, row = std::span(rows), ys = std::span(labels)));
  BOOST_TEST(check.error < 1e-9);
  const auto second = hessian(loss, wrt(c))(c = at_point, row = rows, ys = labels);
  BOOST_TEST(std::abs(second(0, 2) - second(2, 0)) < 1e-15);
  BOOST_TEST(second(1, 1) > 0);
}
BOOST_AUTO_TEST_CASE(residuals_are_written_row_by_row_without_allocation) {
  const columns_of_numbers table(23);
  std::vector<double> rows(23);
  const int before = allocations;
  residual(a = 0.25, b = 0.5, xs = table.x, ys = table.y, into(rows));
  BOOST_TEST(allocations == before);
  for (std::size_t k = 0; k < 23; ++k)
    BOOST_TEST(std::abs(rows[k] - (table.y[k] - (0.25 + 0.5 * table.x[k]))) < 1e-15);
}

BOOST_AUTO_TEST_CASE(values_are_computed_as_they_are_written) {
  const columns_of_numbers table(41);
  std::vector<double> rows(41);
  (xs / a + ys / a)(a = 0.3, xs = table.x, ys = table.y, into(rows));
  for (std::size_t k = 0; k < 41; ++k) BOOST_TEST(rows[k] == table.x[k] / 0.3 + table.y[k] / 0.3);
}
BOOST_AUTO_TEST_CASE(data_may_be_replaced_traced_and_put_into_columns) {
  constexpr auto scaled = substitute(mse, xs = (xs - 2_c) / 0.5_c);
  BOOST_TEST(scaled(a = 1.0, b = 2.0, xs = four_x, ys = four_y) ==
             mse(a = 1.0, b = 2.0, xs = std::array{-2.0, 0.0, 2.0, 4.0}, ys = four_y));
  constexpr auto flat = substitute(sum(a * xs) + sum(ys), xs = 3_c);  // the same for all samples
  BOOST_TEST(flat(a = 2.0, ys = four_y) == 48.5);
  constexpr auto code = traced([](auto u, auto w) { return u * u * w + 1; }, xs, a);
  BOOST_TEST(mean(code)(xs = four_x, a = 2.0) == 16);
  BOOST_TEST(diff(mean(code), a)(xs = four_x) == 7.5);
  BOOST_TEST(sum(dot(vec(xs, ys), vec(a, b)))(xs = four_x, ys = four_y, a = 1.0, b = 2.0) == 59);
  BOOST_TEST(substitute(sum(v), v = 2_c * v)(v = {1.0, 2.0, 3.0}) == 12);
  BOOST_TEST(substitute(sum(square(v)), v = 2_c * ones<3>)() == 12);
}
BOOST_AUTO_TEST_CASE(gradients_by_sample_make_the_matrix_of_gauss_and_newton) {
  const columns_of_numbers table(37);
  constexpr auto model = ys - exp(a * xs) * b;
  constexpr auto J = gradient_by_sample(model, wrt(a, b));
  constexpr auto normal = sum<over_samples>(J * transpose(J));
  constexpr auto right = sum<over_samples>(J * model);
  double matrix[2][2] = {}, column[2] = {};
  for (std::size_t k = 0; k < 37; ++k) {
    const double exponential = std::exp(0.3 * table.x[k]);
    const double partials[] = {-0.7 * table.x[k] * exponential, -exponential};
    for (std::size_t i = 0; i < 2; ++i) {
      column[i] += partials[i] * (table.y[k] - 0.7 * exponential);
      for (std::size_t j = 0; j < 2; ++j) matrix[i][j] += partials[i] * partials[j];
    }
  }
  const auto found = normal(a = 0.3, b = 0.7, xs = table.x);
  const auto found_right = right(a = 0.3, b = 0.7, xs = table.x, ys = table.y);
  for (std::size_t i = 0; i < 2; ++i) {
    BOOST_TEST(std::abs(found_right[i] - column[i]) < 1e-12);
    for (std::size_t j = 0; j < 2; ++j) BOOST_TEST(std::abs(found(i, j) - matrix[i][j]) < 1e-12);
  }
}

BOOST_AUTO_TEST_SUITE_END()
