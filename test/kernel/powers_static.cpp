// SPDX-License-Identifier: BSL-1.0
// Powers in kernels are the multiplications that they mean, and a division for negative exponents.

#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr variable<"x"> x;

static_assert(pow(x, 5_c)(x = 3.0) == 243);
static_assert(pow(x, 12_c)(x = 2.0) == 4096);
static_assert(pow(x, 64_c)(x = 2.0) == 0x1p64);
static_assert(pow(x, -1_c)(x = 4.0) == 0.25);
static_assert(pow(x, -3_c)(x = 2.0) == 0.125);
static_assert(diff(pow(x, -3_c), x)(x = 2.0) == -0.1875);
static_assert("x^-6"_f(x = 2.0) == 0.015625);

}  // namespace
