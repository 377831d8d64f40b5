// expect: a call has one into(...), with all places in it
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

void write(double& u, double* v) { value_and_gradient(x * y)(x = 1.0, y = 2.0, into(u), into(v)); }
