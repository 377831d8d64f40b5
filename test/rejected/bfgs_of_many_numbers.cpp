// expect: this method keeps a matrix, for 64 numbers at most: take l_bfgs<10>{}
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr column_variable<"c", 65> c;
auto lowest = minimize(squared_norm(c), at(c = std::array<double, 65>{}), bfgs{});
