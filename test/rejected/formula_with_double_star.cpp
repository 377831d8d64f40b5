// expect: here '^' was expected for a power, as in x^2
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "x**2"_f;
