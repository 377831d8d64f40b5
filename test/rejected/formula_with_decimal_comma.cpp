// expect: here a point was expected in a number, as in 3.5
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "3,5x"_f;
