// expect: here a comparison was expected, as in where(a < b, u, v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "where(x, 1, 2)"_f;
