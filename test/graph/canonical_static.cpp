// SPDX-License-Identifier: BSL-1.0
// The canonical form of sums and of powers of numbers: tiny ones are not taken for zero.

#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

namespace {

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;

constexpr double power_in_traced_code(double base, int n) {
  return to<double>(pow(term(base), n).value());
}
static_assert(power_in_traced_code(1e-100, 3) == 1e-100 * 1e-100 * 1e-100);
static_assert(power_in_traced_code(1e-100, 3) < 1e-299);
static_assert(power_in_traced_code(1.5, 5) == 7.59375);
static_assert(power_in_traced_code(1e70, 2) == 1e140);
static_assert(power_in_traced_code(4, -2) == 0.0625);

static_assert(to_string("(1e-100)^5*x"_f) == "1e-100^5*x");
static_assert(to_string(simplify("(-1e-100*y)^5*x"_f)) == "(-1e-100)^5*x*y^5");
static_assert(to_string(simplify("0*(-1e30)*x"_f)) == "0");
static_assert(to_string(simplify("x/5^20"_f)) == "0.00000000000001048576*x");

// A sum that has only negative terms gives its sign away.
static_assert(to_string((-x - y) / z) == "-(x + y)/z");
static_assert(to_string(-(x + y) / z) == "-(x + y)/z");
static_assert(to_string(-(x + y)) == "-x - y");
static_assert(to_string(pow(-x - 1_c, 3_c) * (x + 1_c)) == "-(x + 1)^4");
// Of two opposites, always the same one.
static_assert(to_string(simplify("(x - z)*(1/(x - z))*(z - x)^(-2)"_f)) == "1/(x - z)^2");
static_assert(to_string(simplify("(x - z)*(z - x)^(-2)*(1/(x - z))"_f)) == "1/(x - z)^2");
// What a branch is multiplied by is multiplied out.
static_assert(operation_count(expand((x - y) * where(x < z, x + y, x))).additions == 2);
static_assert(to_string(tan(-atan(x + y - z))) == "z - x - y");
static_assert(to_string(x / 4_c / (y - y)) == "x/0");
static_assert(to_string(0_c * x / (y - y)) == "0/0");
static_assert(to_string(0.0001341068619663965_c * x) == "0.0001341068619663965*x");

}  // namespace
