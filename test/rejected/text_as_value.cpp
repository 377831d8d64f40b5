// expect: this variable is given a value of another shape: a scalar takes one number
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

const auto g = (x * y)(x = "3", y = 4.0);
