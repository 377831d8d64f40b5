// expect: variables are named with wrt: gradient(f, wrt(x, y))
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto g = gradient(x * y, 3.0);
