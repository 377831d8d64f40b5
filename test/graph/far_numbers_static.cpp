// SPDX-License-Identifier: BSL-1.0
// Numbers whose products are not doubles, in constant expressions, where an overflow is an error;
// and integers that are equal to others modulo something round.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr bool reads(std::string_view said, std::string_view expected) { return said == expected; }

constexpr auto large = 1e200_c;
constexpr auto small = 2e-200_c;
static_assert(diff(2_c * large * x, x)(x = 1.0) == 2e200);
static_assert(diff(-large * (x * -3_c), x)(x = 1.0) == 3e200);
static_assert(diff(large * x + large * x, x)(x = 1.0) == 2e200);
static_assert(reads(to_string(simplify(square(large * x))), "1e200^2*x^2"));
static_assert(reads(to_string(expand(square(large * x + y))), "1e200^2*x^2 + 2*1e200*x*y + y^2"));
static_assert(reads(to_string(expand(pow(1e-140_c * x + y, 3_c))),
                    "1e-140*1e-280*x^3 + 3*1e-280*x^2*y + 2.9999999999999997e-140*x*y^2 + y^3"));
static_assert(reads(to_string(expand(pow(1e140_c * x + y, 3_c))),
                    "1e140*1e280*x^3 + 3*1e280*x^2*y + 3.0000000000000004e140*x*y^2 + y^3"));
static_assert(diff(pow(small * x, 65_c), x)(x = 1e200) == 65 * 2e-200 * 0x1p64);
static_assert(reads(to_string(pow(7_c * x, 400_c)), "7^400*x^400"));
static_assert(traced([](auto u) { return u / (decltype(u)(1e200) * decltype(u)(1e200)); },
                     x)(x = 3.0) == 0);
static_assert(reads(to_string(traced([](auto u) { return u * power(decltype(u)(1e80), 3); }, x)),
                    "1e240*x"));

static_assert(pow(2_c, 61_c) * x != x);
static_assert(2305843009213693951_c * x != 0_c);
static_assert(pow(2_c, 62_c) * x != 2_c * x);
static_assert(square(2147483648_c * x) != 2_c * x * x && square(4294967296_c * x) != 59_c * x * x);
static_assert(sin(x + 2305843009213693951_c) != sin(x));
static_assert(pow(2_c, 62_c) * x == 4_c * (pow(2_c, 60_c) * x));
static_assert(9223372036854775807_c * x - 9223372036854775806_c * x == x);

}  // namespace
