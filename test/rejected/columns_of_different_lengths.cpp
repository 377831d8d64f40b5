// expect: columns of data have different numbers of samples
// lines: 60
// SPDX-License-Identifier: BSL-1.0
#include <array>
#include <span>

#include <nabla/nabla.hpp>

constexpr nabla::variable<"a"> a;
constexpr nabla::data<"xs"> xs;
constexpr nabla::data<"ys"> ys;

constexpr std::array numbers{1.0, 2.0, 3.0};
constexpr std::span<const double> three = numbers, two = three.first(2);
constexpr auto line = nabla::minimize(mean(square(ys - a * xs)), nabla::at(a = 1.0, xs = three, ys = two));
