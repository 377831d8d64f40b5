// expect: behind the point a descent takes wrt(...), a method, a stop, within(x, 0, 1), workspace(...) and one observer
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto lowest = minimize(x * x + y * y, at(x = 3.0, y = 4.0), 0.1);
