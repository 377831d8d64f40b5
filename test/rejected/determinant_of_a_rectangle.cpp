// expect: a determinant, an inverse and a solution need a square matrix
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr matrix_variable<"A", 2, 3> A;
constexpr auto f = determinant(A);
