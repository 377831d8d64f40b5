// expect: this function needs a workspace of so many numbers
// lines: 70
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr matrix_variable<"W", 800, 800> W;
constexpr column_variable<"v", 800> v;
constexpr auto f = sum(exp(W * exp(W * v)));
double storage[640000];
double value() {
  return f(W = static_cast<const double*>(storage), v = static_cast<const double*>(storage));
}
