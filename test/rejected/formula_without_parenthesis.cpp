// expect: here '(' was expected after a function's name
// expect: formula_is_right_at<8
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto wrong = "2 + sin x"_f;
