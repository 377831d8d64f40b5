// expect: here the name of a variable was expected, each once
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "f(x, x) = x"_f;
