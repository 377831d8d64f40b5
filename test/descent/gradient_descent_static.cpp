// SPDX-License-Identifier: BSL-1.0
// The bowl step by step, by the compiler.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto bowl = x * x + y * y;

constexpr auto after(std::size_t steps) {
  return minimize(bowl, at(x = 3.0, y = 4.0), gradient_descent{.rate = 0.1},
                  stop{.iterations = steps, .gradient_norm = 1e-8});
}
constexpr bool is_near(double u, double v) { return u - v < 1e-14 && v - u < 1e-14; }
constexpr bool is_at(const auto& found, double by_x, double by_y, double value) {
  return is_near(found.point[x], by_x) && is_near(found.point[y], by_y) &&
         is_near(found.value, value);
}
static_assert(is_at(after(0), 3, 4, 25) && after(0).gradient_norm == 10);
static_assert(is_at(after(1), 2.4, 3.2, 16) && after(1).iterations == 1);
static_assert(is_at(after(2), 1.92, 2.56, 10.24) && after(2).evaluations == 3);
static_assert(is_at(after(3), 1.536, 2.048, 6.5536));
static_assert(after(3).status == status::iteration_limit);

// 10 * 0.8^k falls below 1e-8 with k = 93.
static_assert(after(200).status == status::converged && after(200).iterations == 93);
static_assert(after(200).gradient_norm <= 1e-8 && after(92).gradient_norm > 1e-8);

}  // namespace
