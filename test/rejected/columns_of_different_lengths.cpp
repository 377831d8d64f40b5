// expect: columns of data have different numbers of samples
// lines: 60
// SPDX-License-Identifier: BSL-1.0
#include <array>

#include <nabla/nabla.hpp>

constexpr nabla::variable<"a"> a;
constexpr nabla::data<"xs"> xs;
constexpr nabla::data<"ys"> ys;

constexpr auto line = nabla::minimize(mean(square(ys - a * xs)),
                                      nabla::at(a = 1.0, xs = std::array{1.0, 2.0, 3.0},
                                                ys = std::array{1.0, 2.0}));
