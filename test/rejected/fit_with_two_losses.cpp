// expect: a fit has one loss: huber, cauchy or tukey, or else squares
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;

constexpr std::array<double, 3> x{1, 2, 3}, y{2, 4, 7};

auto found = fit(a * xs, ys, at(a = 1.0), xs = x, ys = y, huber{}, tukey{});
