// expect: a traced lambda has as many parameters as it is given variables: traced(lambda, x, y)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto g = traced([](auto u, auto v) { return u * v; }, x);
