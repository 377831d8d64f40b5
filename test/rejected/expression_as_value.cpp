// expect: an expression cannot be a value: write substitute(f, x = y*y)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto value = (x * y)(x = y * y);
