// expect: here data was expected, which a formula's names are not: write mean(square(ys - (a + b*xs)))
// expect: formula_is_right_at<20
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla::literals;

constexpr auto wrong = "mean((y - a - b*x)^2)"_f;
