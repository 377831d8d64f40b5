// expect: a place for results is a pointer, or an array, a span, a block of a matrix or a number with a name
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

void write(std::array<double, 3>& out) { gradient(x * y)(x = 1.0, y = 2.0, into(out)); }
