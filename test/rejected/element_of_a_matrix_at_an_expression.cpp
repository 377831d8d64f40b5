// expect: this matrix has no element in that row and column: the first is (0_c, 0_c)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = hessian(x * y)(0_c, x);
