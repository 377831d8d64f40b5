// expect: this variable has no value: give it one in the call, as in f(x = 3.0)
// expect: value_given_for<'s', 'p', 'e', 'e', 'd'>
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"speed"> speed;
constexpr variable<"x"> x;

double value = (speed * x)(x = 3.0);
