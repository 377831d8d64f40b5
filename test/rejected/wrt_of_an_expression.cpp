// expect: wrt takes variables: wrt(x, y) where x and y are variable<...> or vector_variable<...>
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto slope = gradient(x * y, wrt(x * y));
