// expect: a run-time number cannot be part of an expression: write it as a constant (2_c, 0.5_c), or declare a variable and bind it
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto step = descent_step(x * x, wrt(x), 0.1);
