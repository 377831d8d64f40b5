// expect: columns are standardized: name the data, standardize(f, xs, zs)
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;

constexpr data<"xs"> xs;
constexpr variable<"a"> a;

constexpr auto scaled = standardize(mean(a * xs), a);
