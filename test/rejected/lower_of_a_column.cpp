// expect: lower takes a square matrix: lower(hessian(f))
// lines: 12
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto result = lower(gradient(x * y));
