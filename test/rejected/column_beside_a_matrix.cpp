// expect: these shapes do not go together: both sides need the same rows and columns
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr matrix_variable<"A", 3, 4> A;
constexpr column_variable<"b", 3> b;
constexpr auto f = A + b;
