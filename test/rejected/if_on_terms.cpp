// expect: a comparison of terms has no value while a function is built: write where(a < b, u, v) instead of if or ?:
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = traced(
    [](auto u, auto v) {
      if (u < v) return u;
      return v;
    },
    x, y);
double value = f(x = 1.0, y = 2.0);
