// expect: this function still varies from sample to sample: take its sum or mean
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr data<"xs"> xs;
constexpr variable<"a"> a;
constexpr auto f = gradient(square(a - xs), wrt(a));
