// expect: which is called with a descent_record; columns stand in at(...)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;

constexpr std::array<double, 3> x{1, 2, 3}, y{2, 4, 7};

auto found = levenberg_marquardt(ys - a * xs, at(a = 1.0, xs = x), ys = y);
