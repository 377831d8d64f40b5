// SPDX-License-Identifier: BSL-1.0
// Expressions meet terms in traced code, and become part of the function that is traced.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr vector_variable<"p", 3> p;

constexpr auto f = traced(
    [](auto u) { return pow(e, u) + pi * u - 0.5_c / u + u * y - u / pi + hypot(u, pi); }, x);
static_assert(f == exp(x) + pi * x - 0.5_c / x + x * y - x / pi + hypot(x, pi));
static_assert(to_string(diff(traced([](auto u) { return pow(e, u * u); }, x), x)) ==
              "2*x*exp(x^2)");
static_assert(traced(
                  [](auto u) {
                    using T = decltype(u);
                    T two = 2;
                    return u * (pi * two) + pow(e, two);
                  },
                  x)(x = 0.0) > 7.38);

// A column arrives as an array of terms, or as a pointer to the first.
constexpr auto product = p[0_c] - p[1_c] * p[2_c];
static_assert(traced([](std::array<term, 3> q) { return q[0] - q[1] * q[2]; }, p) == product);
static_assert(traced([](const term* q) { return q[0] - q[1] * q[2]; }, p) == product);

}  // namespace
