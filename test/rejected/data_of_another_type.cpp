// expect: data is read where it lies
// lines: 70
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr data<"xs"> xs;
constexpr int numbers[] = {1, 2};
constexpr auto value = mean(xs)(xs = numbers);
