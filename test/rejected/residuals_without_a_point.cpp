// expect: a fit starts at a point: levenberg_marquardt(ys - a*xs, at(a = 1.0, xs = x, ys = y))
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;

constexpr std::array<double, 3> x{1, 2, 3}, y{2, 4, 7};

auto found = gauss_newton(ys - a * xs, a = 1.0, xs = x, ys = y);
