// expect: minibatches are rows of data, which this function has none of
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;

auto lowest = minimize(x * x, at(x = 3.0), gradient_descent{.rate = 0.1}, minibatches<2>());
