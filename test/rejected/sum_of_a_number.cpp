// expect: there is nothing to add up
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr auto f = sum(square(x));
