// expect: u == v asks whether two functions are the same: write f == 2_c, and compare values after evaluation, f(x = 3.0) == 2.0
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

bool b = x * x == 2.0;
