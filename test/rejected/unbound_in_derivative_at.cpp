// expect: this variable has no value: give it one in the call, as in f(x = 3.0)
// lines: 45
// SPDX-License-Identifier: BSL-1.0
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

int main() {
  constexpr nabla::variable<"x"> x;
  constexpr nabla::variable<"y"> y;
  const double d = derivative_at<3>(x * y, wrt(x))(x = 1.0);
  return d > 0 ? 0 : 1;
}
