// expect: this is the name of two variables of different shapes
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr data<"x"> xs;
constexpr double numbers[] = {1, 2};
constexpr auto value = mean(x * xs)(x = 1.0, xs = numbers);
