// expect: this column has no element at that position: the first is 0_c
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 3> p;

auto f = gradient(p[0_c] * p[1_c])[0.5_c];
