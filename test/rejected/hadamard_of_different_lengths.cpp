// expect: these shapes do not go together: both sides need the same rows and columns, or one is a scalar
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = hadamard(vec(x, y), vec(x, y, x));
