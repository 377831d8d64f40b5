// SPDX-License-Identifier: BSL-1.0
// Values are bound by name, in any order and of any scalar type, and nothing is allocated on the
// way.

#include <array>
#include <cmath>
#include <complex>
#include <experimental/simd>
#include <span>
#include <vector>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

namespace {

using namespace nabla;
using namespace nabla::literals;
using wide = boost::multiprecision::cpp_bin_float_50;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr vector_variable<"p", 3> p;
constexpr auto f = x * x * y + sin(x * y);
constexpr auto g =
    exp(-x) / (1_c + y * y) + sqrt(x) * 0.1_c - tanh(x - y) + pow(x, 3_c) + log(y) + pi * x;

template <class T>
bool near(T u, T v, T tolerance) {
  using std::abs;
  return abs(u - v) <= tolerance * (abs(v) > T(1) ? abs(v) : T(1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(evaluation)

BOOST_AUTO_TEST_CASE(bindings_in_any_order) {
  const double u = 3, v = 4;
  BOOST_TEST(f(x = u, y = v) == 9 * 4 + std::sin(12.0));
  BOOST_TEST(f(y = v, x = u) == f(x = u, y = v));
  BOOST_TEST(f(z = 7.0, y = v, x = u) == f(x = u, y = v));  // what f does not need is ignored
  BOOST_TEST(gradient(f)(y = v, x = u)[0] == diff(f, x)(x = u, y = v));
  BOOST_TEST((2_c * pi)() == 2 * 3.14159265358979323846);
}

BOOST_AUTO_TEST_CASE(integers_count_as_double) {
  const auto value = (x / y)(x = 1, y = 2);
  static_assert(std::is_same_v<decltype(value), const double>);
  BOOST_TEST(value == 0.5);
  BOOST_TEST((x / y)(x = 1U, y = std::int64_t{4}) == 0.25);
  BOOST_TEST((x / y)(x = 1, y = 2.0) == 0.5);
  BOOST_TEST((x * y)(x = true, y = 'a') == 97);
}

BOOST_AUTO_TEST_CASE(the_common_type_of_the_values) {
  static_assert(std::is_same_v<decltype(f(x = 1.0F, y = 2.0F)), float>);
  static_assert(std::is_same_v<decltype(f(x = 1.0F, y = 2.0)), double>);
  static_assert(std::is_same_v<decltype(f(x = 1.0F, y = 2)), double>);
  static_assert(std::is_same_v<decltype(f(x = 1.0L, y = 2.0F)), long double>);
  static_assert(std::is_same_v<decltype(gradient(f)(x = 1.0F, y = 2.0F)), std::array<float, 2>>);
  static_assert(
      std::is_same_v<decltype(f(x = std::complex<float>(1), y = 2.0F)), std::complex<float>>);
  const float u = 0.7F, v = 1.3F;
  BOOST_TEST(f(x = u, y = v) == u * u * v + std::sin(u * v));
  const long double s = 0.7L, t = 1.3L;
  BOOST_TEST(f(x = s, y = t) == s * s * t + std::sin(s * t));
  BOOST_TEST((0.1_c * x)(x = 1.0L) == 0.1L);  // a constant is exact in every type
  BOOST_TEST((x / 3_c)(x = 1.0F) == 1.0F / 3);
}

BOOST_AUTO_TEST_CASE(complex_step) {
  using complex = std::complex<double>;
  const double step = 1e-200;
  BOOST_TEST(near(f(x = complex(0.7, step), y = complex(1.3)).imag() / step,
                  diff(f, x)(x = 0.7, y = 1.3), 1e-15));
  BOOST_TEST(
      near(g(x = complex(0.7, step), y = 1.3).imag() / step, diff(g, x)(x = 0.7, y = 1.3), 1e-14));
  BOOST_TEST(
      near(g(x = 0.7, y = complex(1.3, step)).imag() / step, diff(g, y)(x = 0.7, y = 1.3), 1e-14));
  const auto slopes = gradient(g)(x = complex(0.7), y = complex(1.3));
  BOOST_TEST(near(slopes[0].real(), gradient(g)(x = 0.7, y = 1.3)[0], 1e-14));
}

BOOST_AUTO_TEST_CASE(fifty_digits) {
  const wide u("0.7"), v("1.3"), step("1e-16");
  const wide expected = exp(-u) / (1 + v * v) + sqrt(u) / 10 - tanh(u - v) + u * u * u + log(v) +
                        boost::math::constants::pi<wide>() * u;
  BOOST_TEST(near<wide>(g(x = u, y = v), expected, wide("1e-48")));
  const wide quotient = (g(x = u + step, y = v) - g(x = u - step, y = v)) / (2 * step);
  BOOST_TEST(near<wide>(diff(g, x)(x = u, y = v), quotient, wide("1e-30")));
  BOOST_TEST(near<wide>(hessian(f)(x = u, y = v)(0, 1), 2 * u + cos(u * v) - u * v * sin(u * v),
                        wide("1e-48")));
  static_assert(std::is_same_v<decltype(f(x = wide(1), y = 2.0)), wide>);
}

BOOST_AUTO_TEST_CASE(several_points_at_once) {
  typedef double lanes __attribute__((vector_size(16)));
  const lanes u{0.7, 2.5}, v{1.3, 0.5};
  const lanes values = g(x = u, y = v), slopes = diff(g, x)(x = u, y = v),
              mixed = g(x = u, y = 1.3);
  const lanes chosen = where(x < y, sqrt(x), max(x, 2_c))(x = u, y = v);
  for (std::size_t i = 0; i < 2; ++i) {
    BOOST_TEST(near(values[i], g(x = u[i], y = v[i]), 1e-15));
    BOOST_TEST(near(slopes[i], diff(g, x)(x = u[i], y = v[i]), 1e-15));
    BOOST_TEST(near(mixed[i], g(x = u[i], y = 1.3), 1e-15));
    BOOST_TEST(near(chosen[i], where(x < y, sqrt(x), max(x, 2_c))(x = u[i], y = v[i]), 1e-15));
  }
}

BOOST_AUTO_TEST_CASE(experimental_simd) {
  using pack = std::experimental::fixed_size_simd<double, 4>;
  const pack u([](auto i) { return 0.5 + 0.3 * static_cast<double>(static_cast<std::size_t>(i)); }),
      v(1.3);
  pack own_choice = u;
  std::experimental::where(u < v, own_choice) = v;
  if (double(own_choice[0]) != 1.3) {
    BOOST_TEST_MESSAGE("libstdc++'s where does not work: clang with AVX-512");
    return;
  }
  constexpr auto h = x * x * y + sin(x * y) - sqrt(x) / (1_c + exp(-y));
  const pack values = h(x = u, y = v), slopes = diff(h, x)(x = u, y = v),
             chosen = where(x < y, x * y, relu(x - 1_c))(x = u, y = v);
  for (std::size_t i = 0; i < 4; ++i) {
    BOOST_TEST(near(double(values[i]), h(x = double(u[i]), y = 1.3), 1e-15));
    BOOST_TEST(near(double(slopes[i]), diff(h, x)(x = double(u[i]), y = 1.3), 1e-15));
    BOOST_TEST(near(double(chosen[i]),
                    where(x < y, x * y, relu(x - 1_c))(x = double(u[i]), y = 1.3), 1e-15));
  }
}

BOOST_AUTO_TEST_CASE(vectors_from_whatever_has_elements) {
  constexpr auto norm = p[0_c] * p[0_c] + p[1_c] * p[1_c] + 3_c * p[2_c];
  const std::array array{1.0, 2.0, 3.0};
  const std::vector heap{1.0, 2.0, 3.0};
  BOOST_TEST(norm(p = array) == 14);
  BOOST_TEST(norm(p = heap) == 14);
  BOOST_TEST(norm(p = std::span<const double>(heap)) == 14);
  BOOST_TEST(norm(p = std::array{1, 2, 3}) == 14);
  static_assert(std::is_same_v<decltype(norm(p = std::array{1.0F, 2.0F, 3.0F})), float>);
  BOOST_TEST((gradient(norm)(p = array) == std::array{2.0, 4.0, 3.0}));
  BOOST_TEST(
      (gradient(norm * x, wrt(x, p))(p = array, x = 2.0) == std::array{14.0, 4.0, 8.0, 6.0}));
}

BOOST_AUTO_TEST_CASE(by_position) {
  constexpr auto k = function(f, wrt(y, x));
  BOOST_TEST(k(4.0, 3.0) == f(x = 3.0, y = 4.0));
  BOOST_TEST(k(std::array{4.0, 3.0}) == f(x = 3.0, y = 4.0));
  BOOST_TEST(k(std::vector{4.0, 3.0}) == f(x = 3.0, y = 4.0));
  const std::vector point{4.0, 3.0};
  BOOST_TEST(k(std::span(point)) == f(x = 3.0, y = 4.0));
  BOOST_TEST(function(f)(3.0, 4.0) == f(x = 3.0, y = 4.0));
  BOOST_TEST(function(f, wrt(x, z, y))(3.0, 0.0, 4.0) == f(x = 3.0, y = 4.0));  // f does not need z
  BOOST_TEST((function(gradient(f))(3.0, 4.0) == gradient(f)(x = 3.0, y = 4.0)));
}

BOOST_AUTO_TEST_CASE(partly_bound) {
  const auto line = bind(f, y = 4.0);
  BOOST_TEST(line(x = 3.0) == f(x = 3.0, y = 4.0));
  BOOST_TEST(bind(f, y = 4.0, x = 3.0)() == f(x = 3.0, y = 4.0));
  BOOST_TEST((bind(gradient(f), x = 3.0)(y = 4.0) == gradient(f)(x = 3.0, y = 4.0)));
}

BOOST_AUTO_TEST_CASE(several_results_at_once) {
  const auto [value, slope, curvature] = bundle(f, diff(f, x), hessian(f))(x = 3.0, y = 4.0);
  BOOST_TEST(value == f(x = 3.0, y = 4.0));
  BOOST_TEST(near(slope, diff(f, x)(x = 3.0, y = 4.0), 1e-15));
  BOOST_TEST(near(curvature(1, 0), diff(f, x, y)(x = 3.0, y = 4.0), 1e-14));
  const auto [own_value, own_gradient] = value_and_gradient(f, wrt(y, x))(x = 3.0, y = 4.0);
  BOOST_TEST(own_value == value);
  BOOST_TEST(near(own_gradient[1], slope, 1e-15));
  const auto [first, second] = gradient(f)(x = 3.0, y = 4.0);
  BOOST_TEST((near(first, own_gradient[1], 1e-15) && near(second, own_gradient[0], 1e-15)));
  const auto m = jacobian(vec(x * y, x + y, x), wrt(x, y))(x = 3.0, y = 4.0);
  BOOST_TEST((m.rows() == 3 && m.columns() == 2 && m.size() == 6 && m.data()[2] == 1 &&
              m(0, 0) == 4 && m(0, 1) == 3 && m(2, 0) == 1 && m(2, 1) == 0));
  const auto nested = bundle(bundle(x, y), vec(x, 7_c), x)(x = 3.0, y = 4.0);
  BOOST_TEST((std::get<1>(std::get<0>(nested)) == 4 && std::get<1>(nested)[1] == 7 &&
              std::get<2>(nested) == 3));
}

BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
  volatile double u = 0.7, v = 1.3;
  double sum = 0;
  const int before = allocations;
  sum += g(x = u, y = v);
  sum += gradient(g)(x = u, y = v)[1];
  sum += hessian(g)(x = u, y = v)(0, 1);
  sum += std::get<0>(bundle(g, gradient(g), hessian(g))(x = u, y = v));
  sum += value_and_gradient(g)(x = u, y = v).value;
  sum += descent_step(g, wrt(x, y), 0.1_c)(x = u, y = v)[0];
  sum += function(g)(u, v) + bind(g, y = v)(x = u);
  sum += traced([](auto q) { return q[0] * q[1] + q[2]; }, p)(p = std::array{1.0, 2.0, 3.0});
  BOOST_TEST(allocations - before == 0);
  BOOST_TEST(std::isfinite(sum));
}

BOOST_AUTO_TEST_SUITE_END()
