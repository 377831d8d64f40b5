// SPDX-License-Identifier: BSL-1.0
// Least squares, by the compiler.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;

constexpr bool is_near(double u, double v, double error = 1e-12) {
  return u - v < error && v - u < error;
}

// Rosenbrock's valley, whose residuals vanish at (1, 1).
constexpr auto valley = vec(10_c * (y - x * x), 1_c - x);
constexpr auto in_valley = levenberg_marquardt(valley, at(x = -1.2, y = 1.0));
static_assert(in_valley.status == status::converged);
static_assert(is_near(in_valley.point[x], 1) && is_near(in_valley.point[y], 1));
static_assert(in_valley.value < 1e-24);
static_assert(in_valley.degrees_of_freedom == 0);

// A straight line: sums of the textbook, by hand. x is 1, 2, 3, 4; y is 3, 5, 7, 10: the slope is
// 11.5/5, the intercept 6.25 - 2.5 * 2.3, the sum of squares 0.3, the slope's variance 0.15/5.
constexpr std::array four_x{1.0, 2.0, 3.0, 4.0}, four_y{3.0, 5.0, 7.0, 10.0};
constexpr auto line =
    levenberg_marquardt(ys - (a + b * xs), at(a = 0.0, b = 0.0, xs = four_x, ys = four_y));
static_assert(line.status == status::converged && line.degrees_of_freedom == 2);
static_assert(is_near(line.point[b], 2.3) && is_near(line.point[a], 0.5));
static_assert(is_near(line.value, 0.3));
static_assert(is_near(line.covariance(1, 1), 0.03));
static_assert(is_near(line.covariance(0, 1), -0.075) && is_near(line.covariance(0, 0), 0.225));
static_assert(is_near(line.standard_error[b] * line.standard_error[b], 0.03));
// One undamped step is enough.
constexpr auto by_gauss =
    gauss_newton(ys - (a + b * xs), at(a = 0.0, b = 0.0, xs = four_x, ys = four_y));
static_assert(by_gauss.status == status::converged && by_gauss.iterations <= 2);
static_assert(is_near(by_gauss.point[b], 2.3) && is_near(by_gauss.point[a], 0.5));

// A slope of at most 2: the intercept is 6.25 - 2.5 * 2, and the slope counts as known.
constexpr auto bounded = levenberg_marquardt(
    ys - (a + b * xs), at(a = 0.0, b = 0.0, xs = four_x, ys = four_y), within(b, 0, 2));
static_assert(bounded.status == status::converged && bounded.degrees_of_freedom == 3);
static_assert(bounded.point[b] == 2 && is_near(bounded.point[a], 1.25));
static_assert(is_near(bounded.value, 0.75));
static_assert(bounded.standard_error[b] == 0 && is_near(bounded.standard_error[a], 0.25));
constexpr auto in_half_a_valley =
    levenberg_marquardt(valley, at(x = -1.2, y = 1.0), within(x, -2, 0.5));
static_assert(in_half_a_valley.status == status::converged);
static_assert(in_half_a_valley.point[x] == 0.5 && is_near(in_half_a_valley.point[y], 0.25));

}  // namespace
