// expect: here a sign was expected that formulas have: (1/2) for a fraction
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "½x"_f;
