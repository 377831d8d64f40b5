// SPDX-License-Identifier: BSL-1.0
// Expressions that only their operators are included for can be evaluated.

#include <nabla/expression/operators.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr vector_variable<"p", 2> p;

static_assert((x * x)(x = 2.0) == 4);
static_assert(((p[0_c] - p[1_c]) / 2_c)(p = {3.0, 4.0}) == -0.5);
static_assert((2_c)() == 2);

}  // namespace
