// expect: this function is bound already: bind all at once, bind(f, x = 3.0, y = 4.0)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto g = bind(bind(x * y, y = 1.0), x = 2.0);
