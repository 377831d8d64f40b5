// SPDX-License-Identifier: BSL-1.0
// Infinities and NaNs in the branch that is not taken touch neither the value nor a derivative.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

/// Value, first and second derivative of f by x.
template <class F>
constexpr bool is(F f, double at, double value, double first, double second) {
  const auto close = [](double u, double v) { return u - v < 1e-14 && v - u < 1e-14; };
  const auto [p, q, r] = bundle(f, diff(f, x), diff<2>(f, x))(x = at, y = 2.0);
  return close(p, value) && close(q, first) && close(r, second);
}

// One branch has a pole, a root, a logarithm where the other is taken.
static_assert(is(where(x < 0_c, (x * x), sqrt(x)), -1, 1, -2, 2));
static_assert(is(where(x <= 0_c, (x * x), sqrt(x)), 0, 0, 0, 2));
static_assert(is(where(x <= 0_c, (x * x), log(x)), 0, 0, 0, 2));
static_assert(is(where(x > 0_c, (x * log(x)), 0_c), 0, 0, 0, 0));
static_assert(is(where(x > 0_c, (x * log(x)), x), -1, -1, 1, 0));
static_assert(is(where(equals(x, 0_c), 1_c, sin(x) / x), 0, 1, 0, 0));
static_assert(is(where(differs(x, 0_c), sin(x) / x, 1_c - x * x / 6_c), 0, 1, 0, -1. / 3));
static_assert(is(where(x >= 1_c, 1_c / (x - 1_c), 3_c * x), 0.5, 1.5, 3, 0));
static_assert(is(where(x > 1_c, 1_c / (x - 1_c), 3_c * x), 1, 3, 3, 0));
static_assert(is(where(x > 1_c, pow(x - 1_c, 0.5_c), (x * x * x)), 1, 1, 3, 6));
static_assert(is(where(x > 1_c, acosh(x), (x * x)), 0.5, 0.25, 1, 2));
static_assert(is(where(x * x < 1_c, asin(x), (x * x)), 1, 1, 2, 2));
static_assert(is(where(x * x < 1_c, atanh(x), (x * x)), 1, 1, 2, 2));
static_assert(is(where(x > 0_c, pow(x, y), x), 0, 0, 1, 0));
static_assert(is(where(x > 0_c, lgamma(x), x), 0, 0, 1, 0));
static_assert(is(where(x > 0_c, exp(1_c / x), x), 0, 0, 1, 0));
static_assert(is(where(x > 0_c, hypot(x, 0_c * y), x), 0, 0, 1, 0));
static_assert(is(where(x > 0_c, cbrt(x), x), 0, 0, 1, 0));

// The branch goes through further functions.
constexpr auto safe_root = where(x > 0_c, sqrt(x), 0_c);
static_assert(is(safe_root, 0, 0, 0, 0) && is(safe_root, 4, 2, 0.25, -1. / 32));
static_assert(is(square(safe_root), 0, 0, 0, 0) && is(sin(safe_root), 0, 0, 0, 0) &&
              is(exp(safe_root), 0, 1, 0, 0));
static_assert(is(safe_root * x, 0, 0, 0, 0) && is(x / (1_c + safe_root), 0, 0, 1, 0));
static_assert(is(tanh(3_c * safe_root) + x * x, 0, 0, 0, 2));

// Nested, and each in the other's branch.
constexpr auto nested = where(x < 0_c, -x, where(x > 1_c, log(x - 1_c), (x * x)));
static_assert(is(nested, -2, 2, -1, 0) && is(nested, 1, 1, 2, 2) && is(nested, 2, 0, 1, -1));
static_assert(is(where(x > 0_c, where(x > 1_c, sqrt(x - 1_c), 2_c * x), sqrt(-x)), 1, 2, 2, 0));
static_assert(is(where(x > 0_c, 1_c / x, where(x < -1_c, 1_c / (x + 1_c), x)), -1, -1, 1, 0));
static_assert(is(where(x > 0_c, log(x), 0_c) * where(x > -1_c, x, log(x)), -0.5, 0, 0, 0));

// One root, shared by two branches that are not taken.
constexpr auto root = sqrt(x);
constexpr auto two_wheres = where(x < -1_c, root, 0_c) + where(5_c < x, 2_c * root, 0_c);
static_assert(is(two_wheres, 0, 0, 0, 0) && is(two_wheres, 9, 6, 1. / 3, -1. / 54));
static_assert(is(where(x < -1_c, root, 0_c) - where(5_c < x, 2_c * root, x), 0, 0, -1, 0));
static_assert(is(where(x < -1_c, root, 0_c) + where(5_c < x, (root * x), 0_c) +
                     where(7_c < x, log(root), x),
                 0, 0, 1, 0));
static_assert(is(where(x < -1_c, root, 1_c) * where(5_c < x, root, (x * x)), 0, 0, 0, 2));
static_assert(is(x * (where(x < -1_c, root, x) + where(5_c < x, 2_c * root, 0_c)), 0, 0, 0, 2));

// Nested choices, to the fourth order: each derivative is the branch's own, on the edges too, and
// asks the same two questions as the function.
constexpr auto three_pieces =
    where(x < 1_c, where(x < 0_c, sin(x), (x * x * x * exp(x))), log(x) / x);
template <int Order>
constexpr double derivative_of_piece(double at) {
  constexpr int n = Order;
  if (at < 0)
    return n % 2 == 0 ? (n % 4 == 0 ? 1 : -1) * math::sin(at)
                      : (n % 4 == 1 ? 1 : -1) * math::cos(at);
  if (at < 1)
    return (((at + 3 * n) * at + 3 * n * (n - 1)) * at + n * (n - 1) * (n - 2)) * math::exp(at);
  double signed_factorial = 1, harmonic = 0, power = at;
  for (int k = 1; k <= n; ++k) signed_factorial *= -k, harmonic += 1. / k, power *= at;
  return signed_factorial * (math::log(at) - harmonic) / power;
}
template <int Order>
constexpr bool is_derivative_of_pieces() {
  for (const double at : {-2., -0.5, 0., 0.25, 0.75, 1., 1.5, 4.}) {
    const double expected = derivative_of_piece<Order>(at),
                 error = diff<Order>(three_pieces, x)(x = at) - expected;
    const double size = expected < 0 ? 1 - expected : 1 + expected;
    if (!(error < 1e-14 * size && error > -1e-14 * size)) return false;
  }
  return true;
}
static_assert(is_derivative_of_pieces<1>() && is_derivative_of_pieces<2>() &&
              is_derivative_of_pieces<3>() && is_derivative_of_pieces<4>());
template <int Order>
constexpr operation_counts cost_in_pieces = operation_count(diff<Order>(three_pieces, x));
static_assert(cost_in_pieces<1>.choices == 2 && cost_in_pieces<3>.choices == 2 &&
              cost_in_pieces<4>.choices == 2);
static_assert(cost_in_pieces<3>.total() <= 60 && cost_in_pieces<4>.total() <= 100);
constexpr auto four_pieces = where(x < 2_c, three_pieces, sqrt(x) / (x + 1_c));
static_assert(operation_count(diff<4>(four_pieces, x)).total() <= 200);
static_assert(operation_count(diff<4>(four_pieces, x)).choices == 3);

// The branch that is taken may be infinite; then the derivative is infinite too.
static_assert(diff(where(x >= 0_c, sqrt(x), 0_c), x)(x = 0.0) > 1e308);

// In two variables, and forwards as well as backwards.
constexpr auto distance_to_origin = where(x * x + y * y > 0_c, sqrt((x * x) + y * y), 0_c);
static_assert(gradient(distance_to_origin)(x = 0.0, y = 0.0) == std::array{0.0, 0.0});
static_assert(hessian(distance_to_origin)(x = 0.0, y = 0.0) == matrix<double, 2, 2>{0, 0, 0, 0});
static_assert(jvp(distance_to_origin, wrt(x, y), vec(1_c, 1_c))(x = 0.0, y = 0.0) == 0);
static_assert(hvp(distance_to_origin, wrt(x, y), vec(1_c, 1_c))(x = 0.0, y = 0.0) ==
              std::array{0.0, 0.0});
constexpr auto away_from_origin = gradient(distance_to_origin)(x = 3.0, y = 4.0);
static_assert(away_from_origin[0] > 0.6 - 1e-15 && away_from_origin[0] < 0.6 + 1e-15);
static_assert(away_from_origin[1] > 0.8 - 1e-15 && away_from_origin[1] < 0.8 + 1e-15);
static_assert(jacobian(vec(where(x > y, log(x - y), x), where(x > y, y, sqrt(y - x))),
                       wrt(x, y))(x = 2.0, y = 2.0)(0, 0) == 1);

// Functions with corners: decided, not accidents.
static_assert(is(abs(x), 0, 0, 0, 0) && is(relu(x), 0, 0, 0, 0) && is(max(x, -x), 0, 0, 0, 0) &&
              is(min(x, 3_c * x), 0, 0, 2, 0));
static_assert(is(relu(sqrt(x) - 1_c), 0.25, 0, 0, 0) && is(max(x, log(x + 1_c)), 1, 1, 1, 0));
static_assert(is(sqrt(abs(x) + 1_c), 0, 1, 0, 0));
static_assert(is(x * x, 0, 0, 0, 2) && is(x * x * x, 0, 0, 0, 0) && is(pow(x, 0_c), 0, 1, 0, 0) &&
              is(pow(x, y), 0, 0, 0, 2));
static_assert(diff(pow(x, y), y)(x = 0.0, y = 2.0) == 0);

// A power of what the condition reads overflows where it is not taken.
static_assert(gradient(y * where(x > 0_c, x, pow(x, 20_c)))(x = 1e20, y = 3.0) ==
              std::array{3.0, 1e20});

// A question asked again has its answer.
static_assert(simplify(where(x < 0_c, where(x < 0_c, x, y), 2_c))(x = -1.0, y = 5.0) == -1);
static_assert(simplify(where(x < 0_c, 2_c, where(x < 0_c, x, y)))(x = 1.0, y = 5.0) == 5);
static_assert(diff(where(x < 0_c, x, where(x < 0_c, 2_c * x, 3_c * x)), x)(x = 1.0) == 3);

}  // namespace
