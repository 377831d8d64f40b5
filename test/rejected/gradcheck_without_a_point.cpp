// expect: gradcheck compares at a point: gradcheck(f, wrt(x, y), at(x = 3.0, y = 4.0))
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr double g = gradcheck(x * y, wrt(x, y));
