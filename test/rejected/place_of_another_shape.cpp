// expect: it has the result's type of numbers, its length, and as a matrix its rows and columns
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

void write(matrix<double, 2, 3>& out) { jacobian(vec(x, y, x * y), wrt(x, y))(x = 1.0, y = 2.0, into(out)); }
