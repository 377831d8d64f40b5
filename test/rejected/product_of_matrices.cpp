// expect: a product of matrices takes as many columns on the left as rows on the right
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = jacobian(vec(x + y, x - y)) * jacobian(vec(x, y, x - y));
