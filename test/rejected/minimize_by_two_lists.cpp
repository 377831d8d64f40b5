// expect: a descent has one wrt(...) and one workspace
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto lowest = minimize(x * x + y * y, at(x = 3.0, y = 4.0), wrt(x), wrt(y));
