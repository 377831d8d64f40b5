// expect: a result for each sample goes into an array of yours
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr data<"xs"> xs;
constexpr double numbers[] = {1, 2};
constexpr auto value = (2_c * xs)(xs = numbers);
