// SPDX-License-Identifier: BSL-1.0
// Where functions have values, as a person would say it.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

constexpr bool reads(std::string_view said, std::string_view expected) { return said == expected; }

static_assert(reads(domain(x * y + sin(x)), "all reals"));
static_assert(reads(domain(log(x)), "x > 0"));
static_assert(reads(domain(1_c / x), "x != 0"));
static_assert(reads(domain(pow(x, -3_c)), "x != 0"));
static_assert(reads(domain(pow(x, -65_c)), "x != 0") && !domain(pow(x, -65_c))(x = 0.0));
static_assert(reads(domain(pow(x, 65_c)), "all reals"));
static_assert(reads(domain(sqrt(x)), "x >= 0"));
static_assert(reads(domain(log(x) + log(y) - 1_c / x), "x > 0 and y > 0"));
static_assert(reads(domain(log(-x)), "x < 0"));
static_assert(reads(domain(log(1_c - 2_c * x)), "x < 1/2"));
static_assert(reads(domain(log1p(x)), "x > -1"));
static_assert(reads(domain(log(1e-200_c * x - 1e200_c)),
                    "1e-200*x - 1e200 > 0"));  // the end of x > 1e400 is not a double
// A negative divisor comes close to zero from below.
static_assert(!domain(log(1_c / (-3_c * exp(x))))(x = 1.0) &&
              !checked(log(1_c / (-3_c * exp(x))))(x = 1.0));
static_assert(!domain(sqrt(1_c / (-2_c * square(x))))(x = 2.0));
static_assert(reads(domain(sqrt(x * x / (0_c - x * x))), "nowhere"));
static_assert(reads(domain(log(0_c * x - 1_c)), "nowhere") &&
              reads(domain(log(0_c * x + 1_c)), "all reals"));
static_assert(reads(domain(lgamma(x + 1_c)), "x > -1"));
static_assert(reads(domain(acos(2_c * x + 1_c)), "-1 <= x <= 0"));
static_assert(reads(domain(atanh(x)), "-1 < x < 1"));
static_assert(reads(domain(acosh(x)), "x >= 1"));
static_assert(reads(domain(tan(x)), "cos(x) != 0"));
static_assert(reads(domain(sqrt(1_c - x * x)), "x^2 <= 1"));
static_assert(reads(domain(log(x * y)), "x*y > 0"));
static_assert(reads(domain(log(abs(x))), "x != 0"));
static_assert(reads(domain(log(square(x))), "x != 0"));
static_assert(reads(domain(1_c / (x * square(y - 1_c))), "x != 0 and y != 1"));
static_assert(reads(domain(pow(x, y)), "x > 0"));
static_assert(reads(domain(pow(x, 1.5_c)), "x >= 0"));
static_assert(reads(domain(pow(x, -1.5_c)), "x > 0"));

// A condition that always holds is not written.
static_assert(reads(domain(x / (x * x + 1_c)), "all reals"));
static_assert(reads(domain(log(1_c + exp(x))), "all reals"));
static_assert(reads(domain(sqrt(x * x + y * y)), "all reals"));
static_assert(reads(domain(1_c / (exp(x) + square(y))), "all reals"));
static_assert(reads(domain(sqrt(2_c - sin(x)) / cosh(y)), "all reals"));
static_assert(reads(domain(acos(sin(x)) + asin(tanh(x))), "all reals"));
static_assert(reads(domain(log(cosh(x) - 1_c)), "cosh(x) > 1"));

// No point meets these requirements.
static_assert(reads(domain("1/0"_f), "nowhere"));
static_assert(reads(domain(1_c / (x - x)), "nowhere"));
static_assert(reads(domain(log(x - 3_c) / sqrt(2_c - x)), "nowhere"));

// A derivative exists only where its function does.
static_assert(reads(domain(diff(log(x), x)), "x > 0"));
static_assert(reads(domain(diff(sqrt(x), x)), "x > 0"));
static_assert(reads(domain(diff<2>(log(x) * y, x)), "x > 0"));
static_assert(reads(domain(hessian(log(x) * y)), "x > 0"));
static_assert(reads(domain(gradient(sqrt(x * x + y * y))), "x^2 + y^2 != 0"));

// Each branch has requirements of its own.
constexpr auto cases = where(x < 1_c, log(x), 1_c / (x - 3_c));
static_assert(reads(domain(cases), "x > 0 where x < 1; x != 3 where x >= 1"));
static_assert(domain(cases)(x = 0.5) && domain(cases)(x = 2.0) && !domain(cases)(x = 3.0) &&
              !domain(cases)(x = -1.0));

static_assert(domain(1_c / x)(x = -1.0) && !domain(1_c / x)(x = 0.0));
static_assert(domain(sqrt(x))(x = 0.0) && !domain(diff(sqrt(x), x))(x = 0.0));
static_assert(!domain(log(x))(x = std::numeric_limits<double>::quiet_NaN()));

constexpr auto looked_after = checked(log(x - 3_c) / sqrt(8_c - x));
static_assert(looked_after(x = 4.0) && looked_after(x = 4.0).value() == 0);
static_assert(looked_after(x = 4.0).problem().empty());
static_assert(!looked_after(x = 2.5) &&
              looked_after(x = 2.5).problem() == "log(x - 3) needs x - 3 > 0");
static_assert(looked_after(x = 2.5).argument == -0.5);
static_assert(looked_after(x = 8.0).problem() == "log(x - 3)/sqrt(8 - x) needs sqrt(8 - x) != 0");
static_assert(looked_after(x = 9.0).problem() == "sqrt(8 - x) needs 8 - x >= 0");
static_assert(checked(gradient(y / x))(x = 0.0, y = 1.0).problem() == "y/x needs x != 0");
static_assert(checked(gradient(y / x, wrt(x, y)))(x = 2.0, y = 1.0).value() ==
              std::array{-0.25, 0.5});

}  // namespace
