// expect: there are no samples
// lines: 60
// SPDX-License-Identifier: BSL-1.0
#include <span>

#include <nabla/nabla.hpp>

constexpr nabla::variable<"a"> a;
constexpr nabla::data<"ys"> ys;

constexpr auto mean_of_nothing =
    nabla::minimize(mean(square(ys - a)), nabla::at(a = 1.0, ys = std::span<const double>{}));
