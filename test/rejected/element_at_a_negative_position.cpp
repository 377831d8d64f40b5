// expect: this column has no element at that position: the first is 0_c
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr vector_variable<"p", 3> p;
constexpr auto g = p[-1_c];
