// expect: of a column take the jacobian, or an element f[0_c]; of a matrix an element m(0_c, 1_c)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = gradient(hessian(x * x * y));
