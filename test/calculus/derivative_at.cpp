// SPDX-License-Identifier: BSL-1.0
// Derivatives of high order by power series: of every function of the catalogue against differences
// in 150 digits of the functions of Boost.Multiprecision; against Boost.Math's Taylor arithmetic and
// its example of order 12; against repeated rules.

#include <array>
#include <cmath>
#include <complex>
#include <initializer_list>
#include <limits>
#include <string_view>
#include <type_traits>
#include <vector>

#include <boost/math/differentiation/autodiff.hpp>
#include <boost/math/special_functions/polygamma.hpp>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/test/unit_test.hpp>

#include <nabla/calculus/derivative_at.hpp>
#include <nabla/nabla.hpp>

#include "../allocations.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;
using precise = boost::multiprecision::number<boost::multiprecision::cpp_bin_float<150>,
                                              boost::multiprecision::et_off>;

constexpr variable<"w"> w;
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr vector_variable<"p", 3> p;

/// (-1)^j n!/(j! (n - j)!): f(u + (n/2 - j) h) counts so often in the n-th difference.
precise weight(int n, int j) {
  precise result = j % 2 == 0 ? 1 : -1;
  for (int i = 1; i <= j; ++i) result = result * (n + 1 - i) / i;
  return result;
}
using exact_function = precise (*)(const precise&, const precise&);
/// The derivative of orders m and n at (u, v), by central differences.
double difference(exact_function f, double u, int m, double v = 0, int n = 0) {
  const precise h("1e-15"), half("0.5");
  precise sum = 0;
  for (int i = 0; i <= m; ++i)
    for (int j = 0; j <= n; ++j)
      sum += weight(m, i) * weight(n, j) *
             f(precise(u) + (half * m - i) * h, precise(v) + (half * n - j) * h);
  for (int i = 0; i < m + n; ++i) sum /= h;
  return static_cast<double>(sum);
}

/// Relative, or absolute where the derivative is small.
bool agree(double value, double expected, double scale = 1) {
  return std::abs(value - expected) <= 1e-12 * (std::abs(expected) + scale);
}

void check_derivative(double ours, std::string_view name, int m, int n, double u, double v,
                      exact_function exact) {
  const double expected = difference(exact, u, m, v, n);
  BOOST_TEST(agree(ours, expected), name << ", derivative " << m << ", " << n << " at " << u << ", "
                                         << v << ": " << ours << ", not " << expected);
}

constexpr int highest = 7;
using unary_series = series<double, highest>;
void check_unary(std::string_view name, interval domain, exact_function exact,
                 unary_series (*ours)(double)) {
  const bool has_corner = name == "abs" || name == "sign" || name == "floor" || name == "ceil" ||
                          name == "relu" || name == "cbrt";
  for (double u : {-2.3, -0.4, 0.0, 0.3, 1.7, 30.25}) {
    if (!(u > domain.low && u < domain.high) || (has_corner && u == 0)) continue;
    const unary_series value = ours(u);
    for (int n = 0; n <= highest; ++n)
      check_derivative(value.derivative(n), name, n, 0, u, 0, exact);
  }
}
using binary_series = series<double, 4, 3>;
void check_binary(std::string_view name, exact_function exact,
                  binary_series (*ours)(double, double)) {
  for (const auto& [u, v] :
       {std::array{0.4, 0.7}, std::array{1.9, -1.2}, std::array{2.5, 3.0}, std::array{0.1, 12.5}}) {
    const binary_series value = ours(u, v);
    for (int m = 0; m <= 4; ++m)
      for (int n = 0; n <= 3; ++n)
        check_derivative(value.derivative(m, n), name, m, n, u, v, exact);
  }
}
template <class... F>
void check_all(function_list<F...>) {
  const auto check = [&]<class G>() {
    if constexpr (std::is_same_v<G, nabla::core::digamma_function> ||
                  function_traits<G>::parameters > 0)
      return;  // below
    else if constexpr (function_traits<G>::arity == 1)
      check_unary(
          G::name, G::domain, [](const precise& a, const precise&) { return precise(G::value(a)); },
          [](double u) { return apply<G>(x)(x = unary_series::variable<0>(u)); });
    else if constexpr (function_traits<G>::arity == 2)
      check_binary(
          G::name, [](const precise& a, const precise& b) { return precise(G::value(a, b)); },
          [](double u, double v) {
            return apply<G>(x, y)(x = binary_series::variable<0>(u),
                                  y = binary_series::variable<1>(v));
          });
  };
  (check.template operator()<F>(), ...);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(derivative_at)

BOOST_AUTO_TEST_CASE(catalogue_against_differences) { check_all(catalogue{}); }

BOOST_AUTO_TEST_CASE(digamma_against_boost) {
  for (const double u : {0.3, 1.0, 1.46163, 2.5, 9.0, 100.0}) {
    const auto psi = digamma(x)(x = unary_series::variable<0>(u));
    const auto psi_2 = polygamma(2_c, x)(x = unary_series::variable<0>(u));
    const auto log_gamma = lgamma(x)(x = unary_series::variable<0>(u));
    for (int n = 0; n <= highest; ++n) {
      const double size = 1e-2 * std::abs(boost::math::polygamma(n, u));
      BOOST_TEST(agree(psi.derivative(n), boost::math::polygamma(n, u), 1e-3));
      BOOST_TEST(agree(psi_2.derivative(n), boost::math::polygamma(n + 2, u), size));
      if (n > 0) BOOST_TEST(agree(log_gamma.derivative(n), boost::math::polygamma(n - 1, u), 1e-3));
    }
  }
}

/// The example of Boost.Math's autodiff, and its result there.
template <class W, class X, class Y, class Z>
constexpr auto example(const W& a, const X& b, const Y& c, const Z& d) {
  using std::exp, std::log, std::sin, std::sqrt, std::tan;
  return exp(a * sin(b * log(c) / d) + sqrt(a * d / (b * c))) + a * a / tan(d);
}
constexpr auto f = example(w, x, y, z);

BOOST_AUTO_TEST_CASE(order_twelve) {
  constexpr auto mixed = nabla::derivative_at<3, 2, 4, 3>(f, wrt(w, x, y, z));
  const double expected = 1976.3196007477978;
  const int before = allocations;
  const double ours = mixed(w = 11.0, x = 12.0, y = 13.0, z = 14.0);
  BOOST_TEST(allocations == before);
  BOOST_TEST(std::abs(ours - expected) < 1e-13 * expected);
  const double in_another_order =
      nabla::derivative_at<3, 4, 2, 3>(f, wrt(z, y, x, w))(z = 14.0, y = 13.0, w = 11.0, x = 12.0);
  BOOST_TEST(std::abs(in_another_order - expected) < 1e-13 * expected);
  const long double longer = mixed(w = 11.0L, x = 12, y = 13, z = 14);
  BOOST_TEST(std::abs(static_cast<double>(longer) - expected) < 1e-15 * expected);
  const precise exact = mixed(w = precise(11), x = precise(12), y = precise(13), z = precise(14));
  BOOST_TEST(abs(exact - precise(longer)) < 1e-17 * exact);
  const float shorter = mixed(w = 11.0F, x = 12.0F, y = 13.0F, z = 14.0F);
  static_assert(std::is_same_v<decltype(mixed(w = 1.0F, x = 1.0F, y = 1.0F, z = 1.0F)), float>);
  BOOST_TEST(std::abs(static_cast<double>(shorter) - expected) < 1e-3 * expected);
}

BOOST_AUTO_TEST_CASE(against_boost) {
  using boost::math::differentiation::make_ftuple;
  const auto at = make_ftuple<double, 2, 1, 2, 2>(1.1, 0.7, 1.9, 0.6);
  const auto& [a, b, c, d] = at;
  const auto theirs = example(a, b, c, d);
  using power_series = series<double, 2, 1, 2, 2>;
  const auto ours = f(w = power_series::variable<0>(1.1), x = power_series::variable<1>(0.7),
                      y = power_series::variable<2>(1.9), z = power_series::variable<3>(0.6));
  for (int i = 0; i <= 2; ++i)
    for (int j = 0; j <= 1; ++j)
      for (int k = 0; k <= 2; ++k)
        for (int l = 0; l <= 2; ++l)
          BOOST_TEST(agree(ours.derivative(i, j, k, l), theirs.derivative(i, j, k, l)));
}

BOOST_AUTO_TEST_CASE(against_repeated_rules) {
  constexpr auto g = pow(x, y) + tgamma(x) * sigmoid(y) + logsumexp(x, y) * pow(x, 3.5_c) +
                     where(x < y, x * y * y, tanh(x - y)) + 3_c / (x * y) + polygamma(1_c, x);
  const auto check = [&](double u, double v) {
    BOOST_TEST(agree(nabla::derivative_at<2, 2>(g, wrt(x, y))(x = u, y = v),
                     diff<2>(diff<2>(g, x), y)(x = u, y = v)));
    BOOST_TEST(agree(nabla::derivative_at<1, 3>(g, wrt(x, y))(x = u, y = v),
                     diff<3>(diff(g, x), y)(x = u, y = v)));
    BOOST_TEST(
        agree(nabla::derivative_at<4>(g, wrt(x))(x = u, y = v), diff<4>(g, x)(x = u, y = v)));
    BOOST_TEST(agree(nabla::derivative_at<0>(g, wrt(x))(x = u, y = v), g(x = u, y = v)));
  };
  check(0.6, 1.4);
  check(1.7, 0.2);
  check(2.5, 2.25);
}

BOOST_AUTO_TEST_CASE(elements_of_vectors) {
  constexpr auto g = p[0_c] * p[0_c] * sin(p[2_c]) * x + dot(p, p);
  constexpr auto mixed = nabla::derivative_at<2, 3>(g, wrt(p[0_c], p[2_c]));
  const std::vector<double> values{1.5, 2.0, 0.25};
  BOOST_TEST(agree(mixed(p = values, x = 2.0), -4 * std::cos(0.25)));
  BOOST_TEST(agree(mixed(p = {1.5, 2.0, 0.25}, x = 2), -4 * std::cos(0.25)));
  BOOST_TEST(nabla::derivative_at<2>(g, wrt(p[1_c]))(p = values, x = 2.0) == 2);
}

/// Where a function has a corner or two arguments tie, the derivatives are what the rules say.
BOOST_AUTO_TEST_CASE(corners) {
  const auto first = [](auto g, double u) { return nabla::derivative_at<1>(g, wrt(x))(x = u); };
  BOOST_TEST(first(abs(x), 0) == 0);
  BOOST_TEST(first(abs(x), -2) == -1);
  BOOST_TEST(first(relu(x), 0) == 0);
  BOOST_TEST(first(sign(x), 0) == 0);
  BOOST_TEST(first(floor(x) * x, 2.5) == 2);
  BOOST_TEST(first(max(x, 3_c * x), 0) == 2);
  BOOST_TEST(first(min(x, 3_c * x), 0) == 2);
  BOOST_TEST(first(max(x, 3_c * x), -1) == 1);
  BOOST_TEST(first(min(x, 3_c * x), -1) == 3);
  BOOST_TEST(first(where(x < 0_c, x, 5_c * x), 0) == 5);
  BOOST_TEST(first(sigmoid(x), 0) == 0.25);
  BOOST_TEST(first(softplus(x), 0) == 0.5);
  BOOST_TEST(first(logsumexp(x, 3_c * x), 0) == 2);
  BOOST_TEST(std::isinf(first(sqrt(x), 0)));
  BOOST_TEST(std::isnan(first(hypot(x, x), 0)));
}

BOOST_AUTO_TEST_CASE(powers_of_zero) {
  const auto at_zero = [](auto g) {
    const auto value = g(x = series<double, 4>::variable<0>(0.0));
    return std::array{value[0], value[1], value[2], value[3], value[4]};
  };
  BOOST_TEST((at_zero(pow(x, 3_c)) == std::array{0.0, 0.0, 0.0, 1.0, 0.0}));
  BOOST_TEST((at_zero(pow(x, 70_c)) == std::array{0.0, 0.0, 0.0, 0.0, 0.0}));
  BOOST_TEST((at_zero(pow(x + x * x, 2_c)) == std::array{0.0, 0.0, 1.0, 2.0, 1.0}));
  const auto square_and_half = at_zero(pow(x, 2.5_c));
  BOOST_TEST(
      (square_and_half[1] == 0 && square_and_half[2] == 0 && std::isinf(square_and_half[3])));
  constexpr auto g = pow(x, y);
  const auto mixed = [&](double v, auto orders) { return orders(g, wrt(x, y))(x = 0.0, y = v); };
  const auto by_both = [](auto h, auto variables) {
    return nabla::derivative_at<1, 1>(h, variables);
  };
  const auto by_y = [](auto h, auto variables) { return nabla::derivative_at<0, 2>(h, variables); };
  const auto twice_by_x = [](auto h, auto variables) {
    return nabla::derivative_at<2, 0>(h, variables);
  };
  BOOST_TEST((mixed(3, by_both) == 0 && mixed(3, by_y) == 0 && mixed(0, by_y) == 0));
  BOOST_TEST((mixed(2, twice_by_x) == 2 && mixed(4, twice_by_x) == 0));
  BOOST_TEST(std::isnan(nabla::derivative_at<2>(pow(x, x), wrt(x))(x = 0.0)));
}

BOOST_AUTO_TEST_CASE(complex_numbers) {
  const std::complex<double> u(0.5, -1);
  const auto fourth = nabla::derivative_at<4>(exp(2_c * x) + x * x * x / 3_c, wrt(x))(x = u);
  BOOST_TEST(std::abs(fourth - 16.0 * std::exp(2.0 * u)) < 1e-12);
}

BOOST_AUTO_TEST_SUITE_END()
