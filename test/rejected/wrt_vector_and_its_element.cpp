// expect: wrt names each variable once
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 3> p;

auto slope = gradient(p[0_c] * p[1_c], wrt(p, p[1_c]));
