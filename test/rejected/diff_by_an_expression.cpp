// expect: diff differentiates by a scalar variable: diff(f, x); for a vector use gradient(f, wrt(p))
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto slope = diff(x * y, 2_c * x);
