// expect: a variable's name is made of letters (Latin or Greek), digits and _, and starts with no digit
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr variable<"my x"> z;

auto f = z * z;
