// expect: this variable is given a value of another shape: a scalar takes one number, a vector an array
// expect: <'p'>
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 3> p;

auto value = (p[0_c] * p[2_c])(p = std::array{1.0, 2.0});
