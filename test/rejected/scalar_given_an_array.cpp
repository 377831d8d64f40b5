// expect: this variable is given a value of another shape: a scalar takes one number, a vector an array
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto value = (x * y)(x = std::array{1.0, 2.0}, y = 1.0);
