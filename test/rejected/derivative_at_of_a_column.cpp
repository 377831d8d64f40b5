// expect: this takes a scalar function; of a column take the jacobian, or an element
// lines: 20
// SPDX-License-Identifier: BSL-1.0
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

int main() {
  constexpr nabla::variable<"x"> x;
  const double d = derivative_at<3>(vec(x, x * x), wrt(x))(x = 1.0);
  return d > 0 ? 0 : 1;
}
