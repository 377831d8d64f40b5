// SPDX-License-Identifier: BSL-1.0
// Student's t against printed tables (Abramowitz and Stegun, table 26.10) and their continuations.

#include <nabla/nabla.hpp>

namespace {

using nabla::core::detail::students_t;

constexpr bool is_near(double u, double v) { return u - v < 1e-9 * v && v - u < 1e-9 * v; }
static_assert(is_near(students_t(0.95, 1), 12.706204736432095));
static_assert(is_near(students_t(0.95, 2), 4.302652729696142));
static_assert(is_near(students_t(0.95, 3), 3.182446305284263));
static_assert(is_near(students_t(0.95, 4), 2.7764451051977987));
static_assert(is_near(students_t(0.95, 10), 2.2281388519649385));
static_assert(is_near(students_t(0.99, 20), 2.845339709776814));
static_assert(is_near(students_t(0.5, 1), 1));
// Above 10,000 degrees of freedom from the normal distribution's, without a jump.
static_assert(is_near(students_t(0.95, 2000000000), 1.959963984540054 + 1.1861e-9));
constexpr double fall = students_t(0.95, 10000) - students_t(0.95, 10001);
static_assert(fall > 0 && fall < 5e-8);

}  // namespace
