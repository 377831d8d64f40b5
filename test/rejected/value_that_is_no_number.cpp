// expect: values are numbers: of type double, or of any type that has + - * and /
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto v = (x * x)(x = nullptr);
