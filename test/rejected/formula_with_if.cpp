// expect: here where(a < b, u, v) was expected instead of if
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "if(x > 0, x, 0)"_f;
