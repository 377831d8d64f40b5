// expect: this variable is given two values
// expect: one_value_given_for<'x'>
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto value = (x * y)(x = 1.0, y = 2.0, x = 3.0);
