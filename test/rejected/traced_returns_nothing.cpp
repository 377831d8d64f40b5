// expect: a traced lambda returns a number or an array of numbers; of a comparison where(a < b, u, v)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = traced([](auto u) { u* u; }, x);
