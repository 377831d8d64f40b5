// expect: a slice has one row at least, and none beyond the last
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr column_variable<"v", 5> v;
constexpr auto f = slice<2, 2, 3>(v);
