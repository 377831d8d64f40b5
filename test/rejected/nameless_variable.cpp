// expect: a variable's name has 1 to 63 characters
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<""> x;

auto f = x * x;
