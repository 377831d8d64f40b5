// expect: here a number, a variable, a function or '(' was expected
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = ""_f;
