// SPDX-License-Identifier: BSL-1.0
// Losses, and what they make of residuals that are far off.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr bool is_near(double u, double v, double error = 1e-9) {
  return u - v < error && v - u < error;
}

// A weight is the loss's derivative; both begin as least squares do.
constexpr bool is_derivative(auto loss, double s) {
  const double h = 1e-5;
  return is_near(loss.weight(s), (loss.value(s + h) - loss.value(s - h)) / (2 * h), 1e-8);
}
constexpr bool is_loss(auto loss) {
  return loss.value(0.0) == 0 && loss.weight(0.0) == 1 && is_derivative(loss, 0.5) &&
         is_derivative(loss, 3.0) && is_derivative(loss, 4.5) && is_derivative(loss, 20.0);
}
static_assert(is_loss(huber{.scale = 2}));
static_assert(is_loss(cauchy{.scale = 2}));
static_assert(is_loss(tukey{.scale = 2}));
static_assert(huber{.scale = 2}.value(9.0) == 8 && huber{.scale = 2}.weight(16.0) == 0.5);
static_assert(tukey{.scale = 2}.value(9.0) == tukey{.scale = 2}.value(100.0));

// Where the numbers 0, 1, 2, 10 are: by Huber's loss where 3 - 2a = 0, of which 0 and 10 are beyond
// the scale.
constexpr variable<"a"> a;
constexpr auto located =
    levenberg_marquardt(vec(a, a - 1_c, a - 2_c, a - 10_c), at(a = 4.0), huber{.scale = 1});
static_assert(located.status == status::converged);
static_assert(is_near(located.point[a], 1.5) && is_near(located.value, 2 + 0.5 + 16));

// A straight line with one gross error.
constexpr variable<"b"> b;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;
constexpr std::array eight_x{1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0};
constexpr std::array eight_y{3.01, 4.99, 7.02, 8.98, 11.01, 130.0, 14.99, 17.0};
constexpr auto line_by(auto loss) {
  return levenberg_marquardt(ys - (a + b * xs), at(a = 1.2, b = 1.9, xs = eight_x, ys = eight_y),
                             loss);
}
static_assert(is_near(line_by(tukey{.scale = 1}).point[b], 2, 0.01));
static_assert(is_near(line_by(cauchy{.scale = 0.1}).point[b], 2, 0.01));
static_assert(is_near(line_by(huber{.scale = 0.1}).point[b], 2, 0.02));
static_assert(line_by(core::squared_loss{}).point[b] > 5);

}  // namespace
