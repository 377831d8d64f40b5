// expect: comparisons of expressions are not combined: write where(a, where(b, u, v), v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = where(x > 0_c && y > 0_c, x, y);
