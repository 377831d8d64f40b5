// expect: this takes a scalar function
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto lowest = minimize(vec(x, y), at(x = 3.0, y = 4.0));
