// expect: here a constant was expected
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "polygamma(x, x)"_f;
