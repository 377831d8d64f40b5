// expect: this variable has no value: give it one in the call, as in f(x = 3.0)
// expect: value_given_for<'y'>
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto slope = gradient(x * y)(x = 3.0);
