// expect: here a form with one meaning was expected, as asin(x) or 1/sin(x), sqrt(x^2) or sqrt(x)^2
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "sin^-1(x)"_f;
