// SPDX-License-Identifier: BSL-1.0
// The conventions at the edges, in constant expressions, as the reference lists them.

#include <bit>
#include <cstdint>
#include <limits>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr double infinity = std::numeric_limits<double>::infinity(),
                 no_number = std::numeric_limits<double>::quiet_NaN();

constexpr bool same(double u, double v) { return u == v || (u != u && v != v); }
constexpr bool same_bits(double u, double v) {
  return std::bit_cast<std::uint64_t>(u) == std::bit_cast<std::uint64_t>(v);
}

/// Value and derivative by x, the latter by diff, gradient and jvp alike.
template <class F>
constexpr bool is(F f, double at, double value, double slope, double other = 2.0) {
  return same(f(x = at, y = other), value) && same(diff(f, x)(x = at, y = other), slope) &&
         same(gradient(f, wrt(x))(x = at, y = other)[0], slope) &&
         same(jvp(f, wrt(x), vec(1_c))(x = at, y = other), slope);
}
/// The second derivative, by diff and by hessian.
template <class F>
constexpr bool bends(F f, double at, double bend, double other = 2.0) {
  return same(diff<2>(f, x)(x = at, y = other), bend) &&
         same(hessian(f, wrt(x))(x = at, y = other)(0, 0), bend);
}

// Powers.
static_assert(is(pow(x, 0_c), 0, 1, 0) && is(pow(x, 0_c), no_number, 1, 0) &&
              is(pow(x, y), 0, 1, no_number, 0));
static_assert(is(pow(x, y), 0, 0, 0) && is(pow(x, y), 0, 0, 1, 1) &&
              is(pow(x, y), 0, infinity, -infinity, -1));
static_assert(same(diff(pow(x, y), y)(x = 0.0, y = 2.0), 0) &&
              same(diff(pow(x, y), y)(x = 0.0, y = 0.0), 0) &&
              same(diff(pow(x, y), y)(x = 0.0, y = -1.0), no_number) &&
              same(diff(pow(x, y), y)(x = -2.0, y = 2.0), no_number));
static_assert(bends(pow(x, y), 0, 2) && bends(x * x, 0, 2) && bends(pow(x, 1.5_c), 0, infinity));
static_assert(is(pow(x, 1_c / 3_c), -8, no_number, no_number) && is(pow(x, -2_c), -2, 0.25, 0.25));

// Roots, sizes, signs.
static_assert(is(sqrt(x), 0, 0, infinity) && is(sqrt(x), -0.0, 0, -infinity) &&
              is(sqrt(x), -1, no_number, no_number));
static_assert(is(cbrt(x), 0, 0, infinity) && bends(cbrt(x), 0, -infinity));
static_assert(is(sqrt(x * x), 0, 0, no_number) && is(abs(x), 0, 0, 0) && bends(abs(x), 0, 0));
static_assert(is(sign(x), 0, 0, 0) && is(relu(x), 0, 0, 0) && is(floor(x), 3, 3, 0));
static_assert(is(abs(x), -infinity, infinity, -1) && is(abs(x), no_number, no_number, no_number));

// The tip of the cone, and the turn of the angle.
static_assert(is(hypot(x, y), 0, 0, no_number, 0) && is(hypot(x, y), 3, 5, 0.6, 4));
static_assert(is(where(equals(hypot(x, y), 0_c), 0_c, hypot(x, y)), 0, 0, 0, 0));
static_assert(is(atan2(y, x), 0, 0, no_number, 0) &&
              is(atan2(y, x), -2, math::atan2(0.0, -1.0), 0, 0) &&
              is(atan2(y, x), -2, -math::atan2(0.0, -1.0), 0, -0.0));

// Ties, and NaN beside a number, as std::max and std::min have it.
static_assert(is(max(x, y), 2, 2, 0.5) && is(min(x, y), 2, 2, 0.5) && bends(max(x, y), 2, 0));
static_assert(is(max(x, y), no_number, no_number, 1) && is(max(x, y), 1, 1, 1, no_number) &&
              is(min(x, y), 1, 1, 1, no_number));

// Logarithms.
static_assert(is(log(x), 0, -infinity, infinity) && is(log(x), -1, no_number, -1));
static_assert(domain(diff(log(x), x)).text() == "x > 0" && !domain(diff(atanh(x), x))(x = 2.0));
static_assert(is(x * log(x), 0, no_number, -infinity) &&
              is(where(x > 0_c, (x * log(x)), 0_c), 0, 0, 0));

// The ends of intervals.
static_assert(is(asin(x), 1, math::asin(1.0), infinity) && is(acos(x), 1, 0, -infinity) &&
              is(acosh(x), 1, 0, infinity));
static_assert(is(atanh(x), 1, infinity, infinity) && is(asin(x), 2, no_number, no_number));

// Far out.
static_assert(is(logsumexp(x, y), 1000, 1000 + math::log(2.0), 0.5, 1000) &&
              is(logsumexp(x, y), infinity, infinity, 1) && is(logsumexp(x, y), -infinity, 2, 0));
static_assert(is(sigmoid(x), 1000, 1, 0) && is(sigmoid(x), -1000, 0, 0) &&
              is(softplus(x), -1000, 0, 0));
static_assert(diff(tanh(x), x)(x = 20.0) > 1.699e-17 && diff(tanh(x), x)(x = 20.0) < 1.7e-17);
static_assert(diff(-tanh(x), x)(x = -300.0) < -1.06e-260 &&
              diff(-tanh(x), x)(x = -300.0) > -1.061e-260);
static_assert(to_string(diff(tanh(x), x)) == "1 - tanh(x)^2" &&
              operation_count(diff(tanh(x), x)) ==
                  operation_counts{.additions = 1, .multiplications = 1, .calls = 1});
static_assert(diff(sigmoid(x), x)(x = 40.0) > 4.248e-18 &&
              diff<2>(tanh(x), x)(x = 20.0) < -3.39e-17);

// A choice looks at neither branch but the one that it takes.
static_assert(is(where(x > 0_c, sqrt(x), x), -1, -1, 1) &&
              bends(where(x > 0_c, log(x), (x * x)), 0, 2));
static_assert(is(where(x > 0_c, (x * y), (x * x)), -1, 1, -2, no_number) &&
              is(where(x < y, x, 2_c * x), 1, 2, 2, no_number));

// A simplification may lose a restriction, which it says where it is made, and the domain keeps.
static_assert(to_string(diff(expm1(log(x)), x)) == "1" &&
              domain(diff(expm1(log(x)), x)).text() == "x > 0");
static_assert(to_string(simplify(exp(log(x)))) == "x" && to_string(simplify(log(exp(x)))) == "x");
static_assert(to_string(simplify(x / x)) == "1" && to_string(simplify(0_c * x)) == "0" &&
              to_string(simplify(x - x)) == "0");
// An identity that holds on only a part of the domain is not used.
static_assert(to_string(simplify(sqrt(x * x))) == "sqrt(x^2)" &&
              to_string(simplify(asin(sin(x)))) == "asin(sin(x))" &&
              to_string(simplify(acos(cos(x)))) == "acos(cos(x))" &&
              to_string(simplify(atan(tan(x)))) == "atan(tan(x))" &&
              to_string(simplify(acosh(cosh(x)))) == "acosh(cosh(x))" &&
              to_string(simplify(pow(pow(x, 2_c), 0.25_c))) == "(x^2)^(1/4)" &&
              to_string(simplify(pow(pow(x, 3_c), y))) == "(x^3)^y" &&
              to_string(simplify(log(x * x))) == "log(x^2)" &&
              to_string(simplify(abs(x * x * x))) == "abs(x^3)");

// A constant NaN equals nothing and has no sign.
constexpr auto compared_with_nan = []<class T>(T u) {
  const T nowhere(no_number);
  return where(nowhere <= T(1), T(1), T(0)) + where(nowhere == nowhere, T(2), T(0)) +
         where(nowhere != nowhere, T(0), T(4)) + u;
};
static_assert(traced(compared_with_nan, x)(x = 0.0) == 0);
template <class Function>
constexpr bool keeps_nan(Function f) {
  graph g;
  const simplifying_scope simplifying(g);
  const term result = f(term(g, g.constant(number::inexact(no_number))));
  return !result.is_constant() || result.value().is_nan();
}
static_assert(keeps_nan([](term u) { return sign(u); }) &&
              keeps_nan([](term u) { return relu(u); }) &&
              keeps_nan([](term u) { return abs(u); }) &&
              keeps_nan([](term u) { return max(u, term(1)); }) &&
              keeps_nan([](term u) { return u * 2; }));

// Zeros keep their signs, as in plain C++.
static_assert(same_bits((-x)(x = 0.0), -0.0) && same_bits((x * -1_c)(x = 0.0), -0.0) &&
              same_bits((x + y)(x = -0.0, y = -0.0), -0.0) &&
              same_bits((x - y)(x = 0.0, y = 0.0), 0.0) && same_bits((x + 0_c)(x = -0.0), 0.0) &&
              same_bits((x - 0_c)(x = -0.0), -0.0) && same_bits(sqrt(x)(x = -0.0), -0.0) &&
              same_bits(abs(x)(x = -0.0), 0.0) && same_bits((1_c / x)(x = -0.0), -infinity) &&
              same_bits(pow(x, 3_c)(x = -0.0), -0.0));

// Numbers of any length.
static_assert(decltype(18446744073709551617_c)::value == number::inexact(0x1p64) &&
              (18446744073709551617_c * x)(x = 1.0) == 0x1p64);
static_assert(
    "x*1234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890"_f(
        x = 1.0) == 1.2345678901234568e99);
static_assert(
    "x + 0.3333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333333"_f(
        x = 0.0) == 1. / 3);
static_assert(diff(9223372036854775807_c * x * x, x)(x = 1.0) == 0x1p64 &&
              diff(pow(x, 9223372036854775807_c), x)(x = 1.0) == 0x1p63);

}  // namespace
