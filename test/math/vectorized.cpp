// SPDX-License-Identifier: BSL-1.0
// Functions of all lanes at once, as `in_lanes` finds them: values, special values, all widths.
// (math/ulp.cpp measures their errors.) The user's own packs get what scalars get.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>

#include <boost/test/unit_test.hpp>

#include <nabla/math.hpp>
#include <nabla/math/vectorized.hpp>

namespace {

namespace math = nabla::core::math;

template <class T>
inline constexpr T infinite = std::numeric_limits<T>::infinity();
template <class T>
inline constexpr T undefined = std::numeric_limits<T>::quiet_NaN();

/// Equal, as zeros and NaNs too, or within so many ulp.
template <class T>
bool close(T found, T expected, T ulps) {
  if (std::isnan(expected)) return std::isnan(found);
  if (expected == 0) return found == 0 && std::signbit(found) == std::signbit(expected);
  if (std::isinf(expected)) return found == expected;
  const T size = std::max(std::abs(expected), std::numeric_limits<T>::min());
  return std::abs(found - expected) <= ulps * size * std::numeric_limits<T>::epsilon();
}

/// Checks what `compute` makes of W numbers at a time of all arguments, with the function `expected`.
template <class T, std::size_t W, std::size_t N>
void check_function(const char* name, auto compute, auto expected, const T (&arguments)[N]) {
  for (std::size_t begin = 0; begin < N; ++begin) {
    T numbers[W], results[W];
    for (std::size_t i = 0; i < W; ++i) numbers[i] = arguments[(begin + 3 * i) % N];
    math::store<T, W>(results, compute(math::load<T, W>(numbers)));
    for (std::size_t i = 0; i < W; ++i)
      BOOST_TEST(close<T>(results[i], expected(numbers[i]), 4),
                 name << "(" << numbers[i] << ") of " << W << ": " << results[i]);
  }
}

template <class F, class T, std::size_t W, std::size_t N>
void check_every_way(const char* name, auto in_lanes, auto expected, const T (&arguments)[N]) {
  using L = math::lanes<T, W>;
  check_function<T, W>(
      name, [&](const L& x) { return in_lanes(math::in_lanes<L>(x)).lanes; }, expected, arguments);
  if constexpr (requires(L x) { math::detail::by_us(F{}, x); })
    check_function<T, W>(
        name, [](const L& x) { return math::detail::by_us(F{}, x); }, expected, arguments);
}

template <class T, std::size_t W>
void check_width() {
  using namespace math::detail;
  using limits = std::numeric_limits<T>;
  const T numbers[] = {0,
                       -T(0),
                       1,
                       -1,
                       T(0.3),
                       T(-0.7),
                       2,
                       T(11.25),
                       T(-11.25),
                       T(1e-9),
                       T(-1e-30),
                       infinite<T>,
                       -infinite<T>,
                       undefined<T>,
                       limits::max(),
                       limits::lowest(),
                       limits::min(),
                       limits::denorm_min(),
                       -limits::denorm_min(),
                       limits::max_exponent * T(0.6931),
                       (limits::min_exponent - 5) * T(0.6931),
                       (limits::min_exponent - limits::digits - 5) * T(0.6931),
                       T(1234567.5)};
  const auto check = [&]<class F>(F, const char* name, auto in_lanes, auto expected) {
    check_every_way<F, T, W>(name, in_lanes, expected, numbers);
  };
  check(
      exponential_function{}, "exp", [](auto x) { return math::exp(x); },
      [](T x) { return std::exp(x); });
  check(
      exponential_minus_one{}, "expm1", [](auto x) { return math::expm1(x); },
      [](T x) { return std::expm1(x); });
  check(
      hyperbolic_tangent{}, "tanh", [](auto x) { return math::tanh(x); },
      [](T x) { return std::tanh(x); });
  check(
      natural_logarithm{}, "log", [](auto x) { return math::log(x); },
      [](T x) { return std::log(x); });
  check(
      logarithm_of_one_plus{}, "log1p", [](auto x) { return math::log1p(x); },
      [](T x) { return std::log1p(x); });
  check(
      sine_function{}, "sin", [](auto x) { return math::sin(x); }, [](T x) { return std::sin(x); });
  check(
      cosine_function{}, "cos", [](auto x) { return math::cos(x); },
      [](T x) { return std::cos(x); });
  check(
      gamma_function{}, "tgamma", [](auto x) { return math::tgamma(x); },
      [](T x) { return std::tgamma(x); });
  check(
      square_root_function{}, "sqrt", [](auto x) { return math::sqrt(x); },
      [](T x) { return std::sqrt(x); });
  check(
      power_function{}, "cube", [](auto x) { return math::pow(x, 3); },
      [](T x) { return std::pow(x, T(3)); });
  if constexpr (W > 2) check_width<T, W / 2>();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vectorized)

BOOST_AUTO_TEST_CASE(values_and_special_values) {
  check_width<double, math::native_lanes<double>>();
  check_width<float, math::native_lanes<float>>();
}

/// Somebody's own pack gives bit for bit what its lanes give as scalars.
BOOST_AUTO_TEST_CASE(packs_themselves_are_computed_lane_by_lane) {
  using L = math::lanes<double, 2>;
  for (double x = -20; x < 20; x += 0.0625) {
    const L u{x, 0.5 - x};
    const std::array results{math::exp(u), math::sin(u), math::log1p(math::abs(u)), math::tanh(u)};
    const std::array first{math::exp(x), math::sin(x), math::log1p(math::abs(x)), math::tanh(x)};
    for (std::size_t i = 0; i < first.size(); ++i)
      BOOST_TEST(std::memcmp(&results[i], &first[i], sizeof(double)) == 0);
  }
}

/// Numbers meet packs, comparisons choose, in every function of a formula.
BOOST_AUTO_TEST_CASE(a_number_type) {
  using T = math::in_lanes<math::lanes<double, 2>>;
  const T u = math::lanes<double, 2>{3, -4};
  const T v = math::select(u < 0, -u, u + 1) * 2 / (u - 1) * math::constant<T>(0.5);
  BOOST_TEST(v.lanes[0] == 2);
  BOOST_TEST(v.lanes[1] == -0.8);
  BOOST_TEST(math::abs(u).lanes[1] == 4);
  for (const T& chosen :
       {math::select(u > 0, u, T(9)), math::select(u >= 3, u, T(9)), math::select(u == 3, u, T(9)),
        math::select(u != -4, u, T(9)), math::select(u <= -4, T(9), u)}) {
    BOOST_TEST(chosen.lanes[0] == 3);
    BOOST_TEST(chosen.lanes[1] == 9);
  }
}

BOOST_AUTO_TEST_SUITE_END()
