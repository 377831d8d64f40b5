// expect: an expression is a type, and cannot change: write auto g = f + x
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

void change() {
  auto f = x * y;
  f = f + y;
}
