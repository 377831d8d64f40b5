// expect: this descent needs storage: give it minimize(..., workspace(storage)), of descent_workspace(f, wrt(p), method) numbers
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr column_variable<"c", 2000> c;
auto lowest = minimize(squared_norm(c), at(c = std::array<double, 2000>{}), l_bfgs<10>{});
