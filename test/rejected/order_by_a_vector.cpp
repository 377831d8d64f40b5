// expect: derivative_at differentiates by scalar variables: of a vector name the elements, as in wrt(p[0_c], p[1_c])
// lines: 12
// SPDX-License-Identifier: BSL-1.0
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

int main() {
  constexpr nabla::vector_variable<"p", 2> p;
  const double d = derivative_at<3>(dot(p, p), wrt(p))(p = {1.0, 2.0});
  return d > 0 ? 0 : 1;
}
