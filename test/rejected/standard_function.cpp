// expect: its functions are written without std::, sin(x)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

#include <cmath>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = std::sin(x);
