// expect: an expression has no value before it is evaluated: write where(x > 0_c, u, v) instead of if or ?:
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = x ? 1 : 2;
