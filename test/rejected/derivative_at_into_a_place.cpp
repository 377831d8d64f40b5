// expect: derivative_at returns its value: write d = derivative_at<2>(f, wrt(x))(x = 3.0)
// lines: 12
// SPDX-License-Identifier: BSL-1.0
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

int main() {
  constexpr nabla::variable<"x"> x;
  double d = 0;
  derivative_at<3>(x * x, wrt(x))(x = 1.0, nabla::into(d));
  return d > 0 ? 0 : 1;
}
