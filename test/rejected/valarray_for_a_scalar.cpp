// expect: this variable is given a value of another shape: a scalar takes one number
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

#include <valarray>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto values = (x * y)(x = std::valarray<double>{1.0, 2.0}, y = 2.0);
