// expect: there are fewer residuals than parameters: vary fewer, with wrt(...)
// lines: 60
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto found = levenberg_marquardt(vec(x * y - 1_c), at(x = 1.0, y = 2.0));
