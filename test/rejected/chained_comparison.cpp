// expect: an expression is made of variables, constants (2_c, 0.5_c) and functions of them: this is something else
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = where(0_c < x < 1_c, x, y);
