// expect: this variable has no value: give it one in the call, as in f(x = 3.0)
// expect: value_given_for<'p'>
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr vector_variable<"p", 3> p;

double value = (p[0_c] * p[2_c])();
