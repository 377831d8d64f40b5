// expect: this function takes one number for each variable, by position
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

double value = function(x * y, wrt(x, y))(x = 1.0, y = 2.0);
