// expect: concat puts arrays one above the other, which have as many columns
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr matrix_variable<"A", 2, 3> A;
constexpr matrix_variable<"B", 2, 2> B;
constexpr auto f = concat(A, B);
