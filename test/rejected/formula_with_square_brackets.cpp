// expect: here '(' or ')' was expected instead of this
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto g = "e^{2x}"_f;
