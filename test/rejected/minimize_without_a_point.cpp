// expect: a descent starts at a point: minimize(f, at(x = 3.0, y = 4.0), bfgs{})
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto lowest = minimize(x * x + y * y, x = 3.0);
