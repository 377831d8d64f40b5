// expect: a direction has one element for each variable of wrt
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto slope = directional_derivative(x * y, wrt(x, y), vec(1_c, 0_c, 2_c));
