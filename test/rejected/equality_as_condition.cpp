// expect: u == v asks whether two functions are the same: as a condition write equals(u, v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = where(x == y, x, y);
