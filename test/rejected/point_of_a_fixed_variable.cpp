// expect: this variable is not varied here: see what you bound in at, or wrt
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto value = minimize(x * x + y * y, at(x = 3.0, y = 4.0), wrt(x)).point[y];
