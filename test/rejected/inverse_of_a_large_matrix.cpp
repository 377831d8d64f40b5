// expect: determinants, inverses and solutions are written out for at most 5 rows
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr matrix_variable<"A", 6, 6> A;
constexpr auto f = inverse(A);
