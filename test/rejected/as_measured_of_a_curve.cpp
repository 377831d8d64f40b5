// expect: this is no line in its columns, a + b*xs + c*zs
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr data<"xs"> xs;
constexpr variable<"a"> a;
constexpr variable<"b"> b;

using coefficients = decltype(as_measured(a + b * xs * xs, xs));
