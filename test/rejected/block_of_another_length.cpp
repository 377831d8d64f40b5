// expect: the array needs one number for each variable of wrt
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

double value = function(x * y, wrt(x), wrt(y))(std::array{1.0, 2.0}, 3.0);
