// expect: a constant is written in decimal: 12_c, 0.5_c, 1e-3_c (no 0x, 0b or leading zero)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = x + 017_c;
