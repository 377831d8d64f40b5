// expect: twice
// expect: what traced code calls must be constexpr
// lines: 65
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

int calls = 0;
template <class T> T twice(T u) {
  ++calls;
  return u + u;
}
auto f = traced([](auto u) { return twice(u); }, x);
double value = f(x = 1.0);
