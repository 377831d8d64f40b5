// expect: derivative_at takes an order for each variable of wrt: derivative_at<3, 2>(f, wrt(x, y))
// lines: 12
// SPDX-License-Identifier: BSL-1.0
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

int main() {
  constexpr nabla::variable<"x"> x;
  constexpr nabla::variable<"y"> y;
  const double d = derivative_at<3, 2, 1>(x * y, wrt(x, y))(x = 1.0, y = 2.0);
  return d > 0 ? 0 : 1;
}
