// expect: this variable is given a value of another shape
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 3> p;

constexpr vector_variable<"p", 4> longer;

auto value = p[0_c](longer = std::array{1.0, 2.0, 3.0, 4.0});
