// expect: every element of this is zero
// lines: 12
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto result = nonzeros(hessian(x + y));
