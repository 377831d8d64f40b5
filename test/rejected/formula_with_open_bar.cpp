// expect: here '|' was expected, as in |x|
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "|x - y"_f;
