// expect: a product of matrices takes as many columns on the left as rows on the right
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr matrix_variable<"A", 3, 4> A;
constexpr column_variable<"b", 8> b;
constexpr auto f = A * b;
