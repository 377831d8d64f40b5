// expect: so none can be searched along a line: take gradient_descent, momentum
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr data<"ys"> ys;
constexpr std::array y{1.0, 2.0, 4.0};

auto lowest = minimize(mean(square(a - ys)), at(a = 0.0, ys = y), bfgs{}, minibatches<2>());
