// expect: values are given by name, as in f(x = 3.0, y = 4.0); by position they go to function(f, wrt(x, y))
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = vec(x, y)(1_c, 2_c);
