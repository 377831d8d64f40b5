// SPDX-License-Identifier: BSL-1.0
// Derivatives above the fourth: kernels compute them by power series, all else sees repeated rules.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr bool near(double u, double v, double tolerance) {
  const double distance = u < v ? v - u : u - v, size = v < 0 ? -v : v;
  return distance <= tolerance * (size > 1 ? size : 1);
}
template <class E>
constexpr int operations(E e) {
  return operation_count(e).total();
}
template <class E>
constexpr bool takes_series(E) {
  return core::detail::takes_series<E>;
}

// Where power series are shorter they are taken, and grow with the square of the order.
constexpr auto wave = exp(sin(x));
static_assert(!takes_series(diff<4>(wave, x)) && takes_series(diff<5>(wave, x)));
static_assert(operations(diff<5>(wave, x)) <= 35 && operations(diff<8>(wave, x)) <= 83 &&
              operations(diff<12>(wave, x)) <= 175);
static_assert(operations(diff<12>(tan(x), x)) <= 101);
static_assert(operations(diff<12>(x / (1_c + x * x), x)) <= 46);
static_assert(operations(diff<12>(sigmoid(x), x)) <= 180);
static_assert(near(diff<12>(wave, x)(x = 0.7), -51894.313241792159, 1e-14));
static_assert(near(diff<9>(wave, x)(x = 0.7), derivative_at<9>(wave, wrt(x))(x = 0.7), 1e-13));
static_assert(takes_series(diff(diff<5>(wave, x), x)) && !takes_series(diff(diff<5>(wave, x), y)));

// Where they are not, or where something is compared, rules are repeated.
static_assert(operations(diff<5>(pow(x, 7_c), x)) == 2 && !takes_series(diff<5>(pow(x, 7_c), x)));
static_assert(!takes_series(diff<7>(exp(2_c * x), x)) && operations(diff<7>(exp(2_c * x), x)) <= 3);
static_assert(!takes_series(diff<5>(where(x < 0_c, exp(sin(x)), tan(x) * x), x)));
static_assert(!takes_series(diff<5>(max(exp(sin(x)), y), x)));
static_assert(diff<5>(where(x < 0_c, x* x, pow(x, 6_c)), x)(x = 2.0) == 1440.0);
static_assert(diff<11>(pow(x, 10_c) + x, x)(x = 2.0) == 0.0);

// Text and equality are those of the rules, whatever the derivative is part of.
static_assert(to_string(diff<5>(pow(x, 7_c), x)) == "2520*x^2");
constexpr auto slope = 1_c + square(tan(x));  // of tan
constexpr auto fifth = diff(diff(diff(diff(slope, x), x), x), x);
static_assert(takes_series(diff<5>(tan(x), x)) && diff<5>(tan(x), x) == fifth);
static_assert(to_string(diff<5>(tan(x), x)) == to_string(fifth));
static_assert(to_string(diff<6>(tan(x), x)) == to_string(diff(fifth, x)));
static_assert(to_string(y * diff<5>(tan(x), x)) == to_string(y * fifth));
static_assert(to_string(substitute(diff<5>(tan(x), x), x = y)) ==
              to_string(substitute(fifth, x = y)));
static_assert(to_string(simplify(diff<5>(tan(x), x))) == to_string(fifth));

// What is made of them computes with series, too.
constexpr auto all = bundle(wave, diff<8>(wave, x), 2_c * diff<8>(wave, x));
static_assert(operations(all) <= 86);
static_assert(std::get<1>(all(x = 0.7)) == diff<8>(wave, x)(x = 0.7));
static_assert(std::get<2>(all(x = 0.7)) == 2 * diff<8>(wave, x)(x = 0.7));
constexpr auto mixed = exp(x * sin(y)) / (x + y);
static_assert(near(diff(diff<5>(mixed, x), y)(x = 0.5, y = 0.75),
                   derivative_at<5, 1>(mixed, wrt(x, y))(x = 0.5, y = 0.75), 1e-12));
static_assert(near(diff<6>(diff<5>(mixed, x), y)(x = 0.5, y = 0.75),
                   derivative_at<5, 6>(mixed, wrt(x, y))(x = 0.5, y = 0.75), 1e-10));
static_assert(near(gradient(diff<5>(mixed, x))(x = 0.5, y = 0.75)[1],
                   derivative_at<5, 1>(mixed, wrt(x, y))(x = 0.5, y = 0.75), 1e-12));

// Taylor polynomials; where the coefficients are numbers, text has them by series.
static_assert(to_string(taylor<7>(tan(x), x)) == "17*x^7/315 + 2*x^5/15 + x^3/3 + x");
static_assert(to_string(taylor<12>(cos(x), x)) ==
              "x^12/479001600 - x^10/3628800 + x^8/40320 - x^6/720 + x^4/24 - x^2/2 + 1");
static_assert(taylor<6>(1_c / (1_c - x), x) ==
              1_c + x + x * x + pow(x, 3_c) + pow(x, 4_c) + pow(x, 5_c) + pow(x, 6_c));
static_assert(taylor<5>(tan(x), x, y) ==
              taylor<4>(tan(x), x, y) + substitute(fifth, x = y) / 120_c * pow(x - y, 5_c));
static_assert(near(taylor<8>(wave, x, y)(x = 0.75, y = 0.7), wave(x = 0.75), 1e-13));
static_assert(operations(taylor<8>(wave, x, y)) <= 130);

}  // namespace
