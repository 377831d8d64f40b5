// expect: a schedule multiplies the rate of a method that has one
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;

auto lowest = minimize(x * x, at(x = 3.0), scheduled(bfgs{}, cosine_decay{.steps = 50}));
