// expect: this takes a scalar function; of a column take the jacobian, or an element f[0_c]
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto h = hessian(vec(x, x * y), wrt(x, y));
