// expect: a comparison of expressions is not negated: write the opposite one, u >= v for !(u < v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = where(!(x > 0_c), x, y);
