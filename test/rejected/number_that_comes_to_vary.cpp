// expect: what replaces a variable must have its shape, and vary from sample to sample only if the variable is data
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr data<"xs"> xs;
constexpr variable<"a"> a;
constexpr auto f = substitute(mean(a * xs), a = xs);
