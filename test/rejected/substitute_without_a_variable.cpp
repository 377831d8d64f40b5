// expect: substitute says what replaces a variable: substitute(f, x = y*y)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto g = substitute(x * y, x * x);
