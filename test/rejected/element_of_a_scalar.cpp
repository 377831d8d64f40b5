// expect: only a column has elements f[0_c]; those of a matrix are m(0_c, 1_c)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = (x * y)[0_c];
