// expect: parameters are variables
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr auto p = parameters(x, 2_c);
