// expect: the trace is of a square matrix
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr matrix_variable<"A", 2, 3> A;
constexpr auto f = trace(A);
