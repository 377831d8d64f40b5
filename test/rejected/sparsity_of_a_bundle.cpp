// expect: a column or a matrix has a pattern; of a bundle take those of its parts
// lines: 12
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr auto result = sparsity(bundle(x, gradient(x * y)));
