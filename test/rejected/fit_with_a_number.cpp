// expect: behind the point a fit takes wrt(...), a stop, within(a, 0, 1), a loss, workspace(...) and one observer
// lines: 50
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"a"> a;
constexpr data<"xs"> xs;
constexpr data<"ys"> ys;

constexpr std::array<double, 3> x{1, 2, 3}, y{2, 4, 7};

auto found = fit(a * xs, ys, at(a = 1.0), xs = x, ys = y, 0.1);
