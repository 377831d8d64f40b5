// expect: of whole arrays take its product with a direction, jvp or hvp
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr column_variable<"v", 5> v;
constexpr auto f = hessian(sum(exp(v)), wrt(v));
