// expect: a traced lambda takes numbers and columns of scalars
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr column_variable<"v", 3> v;
constexpr auto f = traced([](auto u) { return u[0]; }, v);
