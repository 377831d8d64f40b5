// expect: a place for results is a pointer, or an array, a span, a block of a matrix or a number with a name
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

void write() { function(gradient(x * y), wrt(x, y))(1.0, 2.0, std::array<double, 2>{}); }
