// SPDX-License-Identifier: BSL-1.0
// Every method, by the compiler.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto rosenbrock = 100_c * square(y - x * x) + square(1_c - x);
constexpr auto himmelblau = square(x * x + y - 11_c) + square(x + y * y - 7_c);
constexpr auto ellipse = square(x - 1_c) + 4_c * square(y + 2_c);

constexpr bool is_near(double u, double v, double error = 1e-6) {
  return u - v < error && v - u < error;
}
constexpr bool is_at(const auto& found, double by_x, double by_y, double error = 1e-6) {
  return is_near(found.point[x], by_x, error) && is_near(found.point[y], by_y, error);
}
constexpr bool finds_one_one(auto method) {
  const auto found = minimize(rosenbrock, at(x = -1.2, y = 1.0), method);
  return found.status == status::converged && is_at(found, 1, 1) && found.value < 1e-15;
}
static_assert(finds_one_one(bfgs{}));
static_assert(finds_one_one(l_bfgs<4>{}));
static_assert(finds_one_one(newton{}));
static_assert(finds_one_one(trust_region{}));
static_assert(finds_one_one(conjugate_gradient{}));

// Its four minima are known to six digits from its definition's roots; (3, 2) is one.
constexpr auto from(double by_x, double by_y) {
  return minimize(himmelblau, at(x = by_x, y = by_y), newton{});
}
static_assert(is_at(from(4, 3), 3, 2) && from(4, 3).value < 1e-20);
static_assert(is_at(from(-3, 3), -2.805118, 3.131313));
static_assert(is_at(from(-4, -3), -3.779310, -3.283186));
static_assert(is_at(from(4, -2), 3.584428, -1.848127));

constexpr auto on_ellipse(auto method) {
  return minimize(ellipse, at(x = 3.0, y = 4.0), method,
                  stop{.iterations = 120, .gradient_norm = 1e-6});
}
constexpr bool reaches_center(auto method) { return is_at(on_ellipse(method), 1, -2, 1e-3); }
static_assert(reaches_center(gradient_descent{.rate = 0.1}));
static_assert(reaches_center(steepest_descent<>{}));
static_assert(reaches_center(steepest_descent<backtracking>{}));
static_assert(reaches_center(steepest_descent<exact_search>{}));
static_assert(reaches_center(momentum{.rate = 0.02, .momentum = 0.8}));
static_assert(reaches_center(nesterov{.rate = 0.02, .momentum = 0.8}));
static_assert(reaches_center(adagrad{.rate = 1}));
static_assert(is_at(on_ellipse(adam{.rate = 0.2}), 1, -2, 0.1));
static_assert(is_at(on_ellipse(rmsprop{.rate = 0.1}), 1, -2, 0.1));
static_assert(is_at(on_ellipse(adamw{.rate = 0.2, .decay = 0.001}), 1, -2, 0.1));
// Newton's method needs one step on a parabola.
static_assert(on_ellipse(newton{}).iterations == 1);

}  // namespace
