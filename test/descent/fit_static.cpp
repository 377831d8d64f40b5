// SPDX-License-Identifier: BSL-1.0
// Models fitted to responses, by the compiler.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;

constexpr bool is_near(double u, double v) { return u - v < 1e-12 && v - u < 1e-12; }

// As in levenberg_marquardt_static.cpp; the squares of y - 6.25 add up to 26.75.
constexpr std::array four_x{1.0, 2.0, 3.0, 4.0}, four_y{3.0, 5.0, 7.0, 10.0};
constexpr auto fitted = fit(a + b * xs, ys, at(a = 0.0, b = 0.0), xs = four_x, ys = four_y);
static_assert(is_near(fitted.point[b], 2.3) && is_near(fitted.point[a], 0.5));
static_assert(is_near(fitted.r_squared, 1 - 0.3 / 26.75));
// Options and columns stand in any order; columns may stand in the point.
constexpr auto slope_alone = fit(a + b * xs, ys, at(xs = four_x, a = 1.25, b = 0.0), wrt(b),
                                 ys = four_y, stop{.iterations = 50});
static_assert(slope_alone.status == status::converged && slope_alone.degrees_of_freedom == 3);
static_assert(is_near(slope_alone.point[b], (74 - 1.25 * 10) / 30));
// From 0 the first step is as long as the residuals: a line needs but a few.
static_assert(fitted.iterations <= 6);
// With a robust loss R^2 is still that of the squares.
constexpr auto robust =
    fit(a + b * xs, ys, at(a = 0.0, b = 2.0), xs = four_x, ys = four_y, huber{.scale = 0.3});
constexpr double squares = sum(square(ys - (a + b * xs)))(a = robust.point[a], b = robust.point[b],
                                                          xs = four_x, ys = four_y);
static_assert(is_near(robust.r_squared, 1 - squares / 26.75));
static_assert(robust.value < squares - 0.01);

}  // namespace
