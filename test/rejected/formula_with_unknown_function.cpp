// expect: here the name of a function was expected
// expect: formula_is_right_at<4
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto wrong = "x + foo(x)"_f;
