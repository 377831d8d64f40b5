// SPDX-License-Identifier: BSL-1.0
// Derivatives of high order in constant expressions, and the type that they are computed in.
#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;

constexpr bool near(double value, double expected) {
  return math::abs(value - expected) < 1e-15 * math::abs(expected);
}

// Textbook derivatives.
static_assert(derivative_at<5>(pow(x, 7_c), wrt(x))(x = 2.0) == 2520 * 4);
static_assert(near(derivative_at<8>(exp(x), wrt(x))(x = 0.0), 1));
static_assert(near(derivative_at<7>(sin(x), wrt(x))(x = 0.0), -1));
static_assert(near(derivative_at<5>(log(x), wrt(x))(x = 1.0), 24));
static_assert(derivative_at<3, 2>(x * x * x * y * y * z, wrt(x, y))(x = 5, y = 7, z = 2) == 24);
static_assert(derivative_at<2, 1, 1>(1_c / (x * y * z), wrt(x, y, z))(x = 1, y = 1, z = 1) == 2);
static_assert(derivative_at<6>(1_c / (1_c - x), wrt(x))(x = 0.0) == 720);
static_assert(derivative_at<2>(sqrt(x), wrt(x))(x = 4.0F) == -1 / 32.0F);
static_assert(derivative_at<3>(tan(x), wrt(x))(x = 0.0L) == 2);
static_assert(derivative_at<1>(y, wrt(x))(y = 3.0) == 0);
static_assert(derivative_at<3>("x^4"_f, wrt(x))(x = 1.0) == 24);

// A series is a number: kernels compute with it, and so does a user.
using power_series = series<double, 3, 2>;
constexpr auto u = power_series::variable<0>(2), v = power_series::variable<1>(3);
static_assert((x * x * y)(x = u, y = v)[2][1] == 1 && (x * x * y)(x = u, y = 3.0)[1][0] == 12);
static_assert((u * v + 1).derivative(1, 1) == 1 && (2.0 / u)[1][0] == -0.5 && (u - u)[0][0] == 0);
static_assert((u / v).derivative(1, 2) == 2.0 / 27 && (-u)[1][0] == -1 && (u * 3)[1][0] == 3);
static_assert(u < v && v > u && u == 2 && u != v && u <= 2.0 && !(u >= v));
static_assert(square(u).derivative(2, 0) == 2 && max(u, v)[0][1] == 1);
constexpr power_series changed() {
  power_series sum = u;
  sum += v;
  sum *= u;
  sum -= 1;
  sum /= v;
  return sum;
}
static_assert(changed() == (4 + 6 - 1) / 3.0 && changed()[0][1] == (2 * 3 - 9) / 9.0);
