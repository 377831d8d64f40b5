// expect: here an operator or the end was expected
// expect: formula_is_right_at<2
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto wrong = "x # y"_f;
