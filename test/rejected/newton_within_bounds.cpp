// expect: second derivatives know no bounds: with within(...) take a method of first order or l_bfgs<10>{}
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto lowest = minimize(x * x + y * y, at(x = 3.0, y = 4.0), newton{}, within(x, 0, 1));
