// SPDX-License-Identifier: BSL-1.0
// Rates that follow a schedule, and descents by batches of rows, while the compiler runs.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr bool is_near(double u, double v) { return u - v < 1e-15 && v - u < 1e-15; }

static_assert(inverse_decay{.rate = 0.5}(0) == 1 && inverse_decay{.rate = 0.5}(2) == 0.5);
static_assert(step_decay{.every = 10, .factor = 0.5}(9) == 1);
static_assert(step_decay{.every = 10, .factor = 0.5}(10) == 0.5);
static_assert(step_decay{.every = 10, .factor = 0.5}(39) == 0.125);
static_assert(cosine_decay{.steps = 100, .least = 0.2}(0) == 1);
static_assert(is_near(cosine_decay{.steps = 100, .least = 0.2}(50), 0.6));
static_assert(is_near(cosine_decay{.steps = 300}(100), 0.75));
static_assert(cosine_decay{.steps = 100, .least = 0.2}(100) == 0.2);
static_assert(cosine_decay{.steps = 100, .least = 0.2}(101) == 0.2);
static_assert(cosine_decay{.steps = 0}(0) == 0);
constexpr warm_up warm{4, step_decay{.every = 1, .factor = 0.5}};
static_assert(warm(0) == 0.25 && warm(3) == 1 && warm(4) == 1 && warm(6) == 0.25);

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto bowl = x * x + y * y;
constexpr stop ten_steps{.iterations = 10, .gradient_norm = 0};
constexpr auto x_after(auto method) {
  return minimize(bowl, at(x = 3.0, y = 4.0), method, ten_steps).point[x];
}
static_assert(is_near(x_after(scheduled(gradient_descent{.rate = 0.1}, inverse_decay{.rate = 0.5})),
                      x_after(gradient_descent{.rate = 0.1, .decay = 0.5})));
static_assert(x_after(scheduled(gradient_descent{.rate = 0.5}, [](std::size_t k) {
                return k < 9 ? 0.0 : 1.0;
              })) == 3);  // the first step does not move the point, and so is the last
static_assert(x_after(scheduled(gradient_descent{.rate = 0.25}, [](std::size_t k) {
                return k == 0 ? 1.0 : 0.5;
              })) == 1.5 * 0.75 * 0.75 * 0.75 * 0.75 * 0.75 * 0.75 * 0.75 * 0.75 * 0.75);

constexpr data<"xs"> xs;
constexpr data<"ys"> ys;
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr auto loss = mean(square(a + b * xs - ys));
constexpr std::array at_x{-1.0, -0.5, 0.0, 0.5, 1.0}, at_y{-1.0, 0.0, 1.0, 2.0, 3.0};
constexpr auto fitted(auto batches, std::size_t passes) {
  return minimize(loss, at(a = 0.0, b = 0.0, xs = at_x, ys = at_y), gradient_descent{.rate = 0.5},
                  batches, stop{.iterations = passes});
}
constexpr auto by_batches = fitted(minibatches<2>(shuffled{.seed = 3}), 40);
static_assert(by_batches.status == status::converged && by_batches.iterations < 40);
static_assert(by_batches.value < 1e-16);
static_assert(fitted(minibatches<5>(in_sequence{}), 3).point[b] ==
              minimize(loss, at(a = 0.0, b = 0.0, xs = at_x, ys = at_y),
                       gradient_descent{.rate = 0.5}, stop{.iterations = 3})
                  .point[b]);

}  // namespace
