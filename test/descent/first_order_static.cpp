// SPDX-License-Identifier: BSL-1.0
// Ten steps of the methods of first order on the bowl and in Rosenbrock's valley. The numbers are
// those of first_order.py, which has the formulas of the sources and nothing of nabla.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto bowl = x * x + y * y;
constexpr auto valley = 100_c * square(y - x * x) + square(1_c - x);
constexpr stop ten_steps{.iterations = 10, .gradient_norm = 0};

constexpr bool is_near(double u, double v) { return u - v < 1e-13 && v - u < 1e-13; }
constexpr bool is_at(const auto& found, double by_x, double by_y) {
  return found.iterations == 10 && found.evaluations == 11 &&
         found.status == status::iteration_limit && is_near(found.point[x], by_x) &&
         is_near(found.point[y], by_y);
}
constexpr bool bowl_leads_to(auto method, double by_x, double by_y) {
  return is_at(minimize(bowl, at(x = 3.0, y = 4.0), method, ten_steps), by_x, by_y);
}
constexpr bool valley_leads_to(auto method, double by_x, double by_y) {
  return is_at(minimize(valley, at(x = -1.2, y = 1.0), method, ten_steps), by_x, by_y);
}

static_assert(bowl_leads_to(momentum{.rate = 0.05}, -1.7663681664, -2.3551575552));
static_assert(valley_leads_to(momentum{.rate = 0.0005}, -0.969639217462299, 0.933234794245768));
static_assert(bowl_leads_to(nesterov{.rate = 0.05}, -1.03973451493718, -1.38631268658291));
static_assert(valley_leads_to(nesterov{.rate = 0.0005}, -0.983962263303705, 0.984907952320536));
static_assert(bowl_leads_to(adagrad{.rate = 0.5}, 0.992224339865531, 1.8495192834431));
static_assert(valley_leads_to(adagrad{.rate = 0.1}, -1.05876718215903, 1.12726088910631));
static_assert(bowl_leads_to(rmsprop{.rate = 0.1}, 1.47206364541117, 2.41358933313963));
static_assert(valley_leads_to(rmsprop{.rate = 0.01}, -1.08244346025105, 1.11847113189705));
static_assert(bowl_leads_to(adam{.rate = 0.1}, 2.01418840961695, 3.00991167387153));
static_assert(valley_leads_to(adam{.rate = 0.01}, -1.10495554206445, 1.09533461720303));
static_assert(bowl_leads_to(adamw{.rate = 0.1, .decay = 0.01}, 1.98928011277274, 2.97500685128926));
static_assert(valley_leads_to(adamw{.rate = 0.01, .decay = 0.01}, -1.10384334709755,
                              1.09425212817246));

// Gradient descent: x (1 - 2 rate)^10, and the same with a rate that decays.
static_assert(bowl_leads_to(gradient_descent{.rate = 0.1}, 3 * 0.1073741824, 4 * 0.1073741824));
constexpr double decayed() {
  double factor = 1;
  for (int k = 0; k < 10; ++k) factor *= 1 - 0.2 / (1 + 0.5 * k);
  return factor;
}
static_assert(bowl_leads_to(gradient_descent{.rate = 0.1, .decay = 0.5}, 3 * decayed(),
                            4 * decayed()));

}  // namespace
