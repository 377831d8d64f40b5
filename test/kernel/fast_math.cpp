// SPDX-License-Identifier: BSL-1.0
// Under -ffast-math kernels compile, and their results are right to rounding where everything is
// finite. It takes away NaN and infinities, and with them the conventions at the ends of domains,
// checked() and the order of additions. (Constants are folded by nabla and are the same.)

#include <cmath>
#include <cstdio>

#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = sin(x * y) * exp(-x) + log1p(x) * atan2(y, x) +
                   where(x < y, sqrt(x), sigmoid(y)) + pow(x, 3_c) / y;

static int wrong = 0;

static void compare(const char* what, double found, double expected) {
  if (std::abs(found - expected) <= 1e-13 * (1 + std::abs(expected))) return;
  std::printf("%s: %.17g, not %.17g\n", what, found, expected);
  ++wrong;
}

int main() {
  for (double u = 0.3; u < 3; u += 0.37)
    for (double v = 0.4; v < 3; v += 0.53) {
      const double s = 1 / (1 + std::exp(-v));
      const double value = std::sin(u * v) * std::exp(-u) + std::log1p(u) * std::atan2(v, u) +
                           (u < v ? std::sqrt(u) : s) + u * u * u / v;
      const double slope = v * std::cos(u * v) * std::exp(-u) - std::sin(u * v) * std::exp(-u) +
                           std::atan2(v, u) / (1 + u) - std::log1p(u) * v / (u * u + v * v) +
                           (u < v ? 1 / (2 * std::sqrt(u)) : 0) + 3 * u * u / v;
      const auto both = value_and_gradient(f)(x = u, y = v);
      compare("value", both.value, value);
      compare("derivative", both.gradient[0], slope);
    }
  static_assert(diff(f, x)(x = 1.5, y = 2.0) > 0);
  std::printf("%d wrong\n", wrong);
  return wrong == 0 ? 0 : 1;
}
