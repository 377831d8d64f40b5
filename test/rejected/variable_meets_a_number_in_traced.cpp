// expect: variables_meet_numbers_that_have_no_graph_yet
// lines: 85
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

auto f = traced(
    [](auto u) {
      decltype(u) sum = 0;
      return (sum + y) * u;
    },
    x);
double value = f(x = 1.0, y = 2.0);
