// expect: curl takes a field of two or three elements and as many variables
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto turning = curl(vec(x, y, x, y), wrt(x, y));
