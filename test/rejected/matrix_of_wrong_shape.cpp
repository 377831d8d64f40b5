// expect: this variable is given a value of another shape
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr matrix_variable<"A", 2, 2> A;
constexpr double numbers[] = {1, 2, 3};
constexpr auto f = sum(A)(A = numbers);
