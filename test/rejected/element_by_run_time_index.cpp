// expect: which element it is must be a constant: write p[1_c]
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 3> p;

auto f = p[1];
