// expect: ^ is not a power in C++, and binds less than +: write square(u) or pow(u, v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = x ^ 2_c;
