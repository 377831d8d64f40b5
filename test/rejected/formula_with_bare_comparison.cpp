// expect: here no comparison was expected, which stands in where(a < b, u, v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "x < y"_f;
