// expect: a descent varies whole variables that have a value to start from
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto lowest = minimize(x * x + 2_c, at(x = 3.0), wrt(x, y));
