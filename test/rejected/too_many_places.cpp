// expect: results go into one place that takes all of them, or into one for each
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

void write(double& u, double& v) { gradient(x * y)(x = 1.0, y = 2.0, into(u, v)); }
