// expect: no = was expected, but f(x, y) = ... at the start, or u - v for the equation u = v
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "x = 2"_f;
