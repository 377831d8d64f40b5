// expect: a comparison of expressions has no value before they are evaluated: write where(x < y, u, v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr int g = x < y ? 1 : 2;
