// expect: this takes a scalar function; of a column take the jacobian
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto slope = gradient(vec(x, x * y), wrt(x, y));
