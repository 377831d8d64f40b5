// expect: this function adds up over samples, but has no data left that says how many there are
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr data<"xs"> xs;
constexpr variable<"a"> a;
constexpr auto value = substitute(sum(a * xs), xs = 3_c)(a = 2.0);
