// expect: a term has no value while a function is built
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = traced([](auto u) { return u * static_cast<double>(u); }, x);
