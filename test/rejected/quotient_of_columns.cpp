// expect: two columns or matrices have no quotient u/v: write hadamard(u, 1_c/v) to divide element by element
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = gradient(x * x * y) / vec(x, y);
