// expect: two columns or matrices have no product u*v: write hadamard(u, v) for the product element by element
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = vec(x, y) * vec(y, x);
