// SPDX-License-Identifier: BSL-1.0
// One template with branches for plain numbers, for ceres::Jet where Ceres is there, and for
// nabla's terms.

#include <algorithm>
#include <array>
#include <bit>
#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <complex>
#include <cstdint>
#include <functional>
#include <limits>
#include <nabla/nabla.hpp>
#include <string>
#include <vector>

#if __has_include(<ceres/jet.h>) && __has_include(<Eigen/Core>)
#include <ceres/jet.h>
#define NABLA_TEST_HAS_JETS 1
#endif

BOOST_AUTO_TEST_SUITE(plain_numbers)

namespace {

constexpr nabla::variable<"x"> x;
constexpr nabla::variable<"y"> y;

/// The loss of Huber: a parabola near zero, a line far away.
struct huber {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::abs;
    using nabla::where;
    const T size = abs(u - v);
    return where(size < 1.0, 0.5 * size * size, size - 0.5);
  }
};
/// Two layers of a network, without an activation at the end.
struct network {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::relu;
    T sum = T(0.25);
    for (int i = 0; i < 4; ++i) sum += (0.5 - i) * relu((i - 1.5) * u + 0.75 * v - 0.5);
    return sum;
  }
};
struct clamped {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::max;
    using nabla::min;
    return v * min(max(u, -1.0), 1.0);
  }
};
struct smoothstep {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::max;
    using nabla::min;
    const T t = min(max(u * v, T(0.0)), T(1.0));
    return t * t * (3.0 - 2.0 * t);
  }
};
struct piecewise_polynomial {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::square;
    using nabla::where;
    return where(u <= v, square(u) - v, where(u < 2.0 * v, u * u * u - v * v * v, 7.0 * u - v));
  }
};
struct soft_threshold {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::abs;
    using nabla::relu;
    using nabla::sign;
    return sign(u) * relu(abs(u) - v);
  }
};
struct signed_power {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::abs;
    using nabla::sign;
    using std::pow;
    return v * sign(u) * pow(abs(u), 1.5);
  }
};
struct hinge {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::max;
    return max(0.0, 1.0 - u * v);
  }
};
/// Minus the logarithm, and the parabola that touches it at 1 instead of its wall.
struct log_barrier {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::square;
    using nabla::where;
    using std::log;
    const T room = u - v;
    return where(room > 1.0, -log(room), 0.5 * square(room - 2.0) - 0.5);
  }
};
/// The first component of (1, 0, 0) turned about the axis (0, u, v) by its length, however small.
struct small_rotation {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::where;
    using std::cos;
    using std::sin;
    using std::sqrt;
    const T square_of_angle = u * u + v * v;
    const T angle = sqrt(square_of_angle), half = 0.5 * angle;
    const T w = where(square_of_angle > 0.0, cos(half), 1.0 - square_of_angle / 8.0);
    const T s = where(square_of_angle > 0.0, sin(half) / angle, 0.5 - square_of_angle / 48.0);
    return w * w - s * s * square_of_angle + u * s;
  }
};
struct smooth_corners {
  template <class T>
  constexpr T operator()(const T& u, const T& v) const {
    using nabla::equals;
    using nabla::logsumexp;
    using nabla::sigmoid;
    using nabla::softplus;
    using nabla::where;
    return where(equals(u, v), u, softplus(u) * sigmoid(v) + logsumexp(u, 2.0 * v));
  }
};

using points = std::vector<std::array<double, 2>>;

template <class F>
void check_value(double u, double v) {
  const double plain = F{}(u, v), built = nabla::traced(F{}, x, y)(x = u, y = v);
  BOOST_TEST(std::bit_cast<std::uint64_t>(plain) == std::bit_cast<std::uint64_t>(built),
             "at " << u << ", " << v << ": " << plain << " is not " << built);
}
template <class F>
void check_slope([[maybe_unused]] double u, [[maybe_unused]] double v) {
#ifdef NABLA_TEST_HAS_JETS
  using jet = ceres::Jet<double, 2>;
  const jet by_jets = F{}(jet(u, 0), jet(v, 1));
  const auto [value, gradient] =
      nabla::value_and_gradient(nabla::traced(F{}, x, y), nabla::wrt(x, y))(x = u, y = v);
  BOOST_TEST(by_jets.a == value);
  for (int i = 0; i < 2; ++i) {
    const double slope = gradient[static_cast<std::size_t>(i)];
    BOOST_TEST(std::abs(by_jets.v[i] - slope) <= 1e-14 * (1 + std::abs(slope)),
               "at " << u << ", " << v << ": " << by_jets.v[i] << " is not " << slope);
  }
#endif
}
/// Values everywhere; slopes where there is one. (At corners Ceres takes one side's, nabla what its
/// table says.)
template <class F>
void check(const points& smooth, const points& corners) {
  for (const auto& [u, v] : smooth) check_value<F>(u, v), check_slope<F>(u, v);
  for (const auto& [u, v] : corners) check_value<F>(u, v);
}

BOOST_AUTO_TEST_CASE(one_template_serves_all) {
  check<huber>({{0.25, 0.0}, {-0.5, 0.1}, {3.0, 1.0}, {-3.0, 1.0}, {1.0, 0.0}, {0.0, 1.0}},
               {{0.5, 0.5}, {0.0, 0.0}});
  check<network>({{0.3, 0.7}, {-2.0, 1.0}, {2.0, -3.0}, {0.0, 0.0}, {5.0, 5.0}},
                 {{1.0, 2.0 / 1.5}, {1.0, 0.0}});
  check<clamped>({{0.5, 2.0}, {-3.0, 2.0}, {3.0, -2.0}, {0.0, 1.0}}, {{1.0, 2.0}, {-1.0, 2.0}});
  check<smoothstep>({{0.5, 0.5}, {-1.0, 2.0}, {3.0, 2.0}, {0.1, 9.0}, {0.0, 3.0}, {0.5, 2.0}}, {});
  check<piecewise_polynomial>(
      {{1.0, 2.0}, {2.0, 2.0}, {3.0, 2.0}, {4.0, 2.0}, {5.0, 2.0}, {-1.0, -1.0}}, {});
  check<soft_threshold>({{2.0, 0.5}, {-2.0, 0.5}, {0.25, 0.5}, {0.0, 0.5}},
                        {{0.5, 0.5}, {-0.5, 0.5}, {0.0, 0.0}});
  check<signed_power>({{2.0, 3.0}, {-2.0, 3.0}, {1e-3, 1.0}, {-1e-3, 1.0}, {0.0, 2.0}},
                      {{-0.0, 2.0}});
  check<hinge>({{2.0, 1.0}, {0.5, 1.0}, {-3.0, 1.0}, {-3.0, -1.0}}, {{1.0, 1.0}, {2.0, 0.5}});
  check<log_barrier>({{3.0, 1.0}, {2.0, 1.0}, {1.5, 1.0}, {0.0, 1.0}, {1.0, 1.0}}, {});
  check<small_rotation>({{0.3, 0.4}, {-3.0, 4.0}, {1e-9, 0.0}, {0.0, 0.0}, {0.0, 1e-3}}, {});
  check<smooth_corners>({{1.0, 1.0}, {1.0, 2.0}, {-30.0, 40.0}, {800.0, 3.0}, {-800.0, -900.0}},
                        {});
}

/// Numbers of every type, in constant expressions too, and what the structs say of NaN, zeros and
/// ties.
static_assert(nabla::max(1.0, 2.0) == 2 && nabla::min(1.0, 2.0) == 1 && nabla::max(1, 2.5) == 2.5);
static_assert(std::is_same_v<decltype(nabla::max(1, 2)), int> &&
              std::is_same_v<decltype(nabla::min(1.F, 2.)), double>);
static_assert(nabla::abs(-2) == 2 && nabla::square(3) == 9 && nabla::relu(-1) == 0 &&
              nabla::sigmoid(0) == 0.5);
static_assert(std::is_same_v<decltype(nabla::sign(-2.F)), float> && nabla::sign(-2.F) == -1);
static_assert(std::is_same_v<decltype(nabla::relu(1.L)), long double>);
static_assert(std::is_same_v<decltype(nabla::relu(1)), double> &&
              std::is_same_v<decltype(nabla::square(2)), double>);
static_assert(nabla::where(true, 1, 2.5) == 1 &&
              std::is_same_v<decltype(nabla::where(true, 1, 2.5)), double>);
static_assert(std::is_same_v<decltype(nabla::where(false, 1, 2)), int> &&
              nabla::where(false, 1, 2) == 2);
static_assert(nabla::equals(1.0, 1) && nabla::differs(1.0, 2) &&
              nabla::logsumexp(0, 0.0) == nabla::softplus(0.0));

BOOST_AUTO_TEST_CASE(values_are_those_of_the_functions) {
  const double nan = std::numeric_limits<double>::quiet_NaN(),
               infinity = std::numeric_limits<double>::infinity();
  BOOST_TEST(std::isnan(nabla::max(nan, 1.0)));
  BOOST_TEST(nabla::max(1.0, nan) == 1);
  BOOST_TEST(std::isnan(nabla::min(nan, 1)));
  BOOST_TEST(!std::signbit(nabla::max(0.0, -0.0)));
  BOOST_TEST(std::signbit(nabla::max(-0.0, 0.0)));
  BOOST_TEST(std::signbit(nabla::sign(-0.0)));
  BOOST_TEST(std::isnan(nabla::relu(nan)));
  BOOST_TEST(std::isnan(nabla::where(true, nan, 1.0)));
  BOOST_TEST(nabla::where(false, nan, 1.0) == 1);
  BOOST_TEST(nabla::logsumexp(-infinity, -infinity) == -infinity);
  BOOST_TEST(nabla::softplus(800.0) == 800);
  BOOST_TEST(nabla::sigmoid(-800.0) == 0);
  BOOST_TEST(nabla::digamma(1.0) == nabla::digamma(x)(x = 1.0));
  BOOST_TEST(nabla::polygamma(1, 2.0) ==
             nabla::polygamma(nabla::constant<nabla::core::number(1)>{}, x)(x = 2.0));
}

template <class Wide>
void check_wide_numbers() {
  const Wide third = Wide(1) / 3;
  BOOST_TEST(nabla::max(third, Wide(0.25)) == third);
  BOOST_TEST(nabla::where(third < 1, third, 0.0) == third);
  BOOST_TEST(nabla::square(third) == Wide(third * third));
  BOOST_TEST(nabla::relu(Wide(-third)) == 0);
}
BOOST_AUTO_TEST_CASE(wide_and_complex_numbers) {
  check_wide_numbers<boost::multiprecision::cpp_bin_float_50>();
  check_wide_numbers<boost::multiprecision::cpp_dec_float_50>();
  const boost::multiprecision::cpp_bin_float_50 one = 1;
  BOOST_TEST(abs(nabla::sigmoid(one) - nabla::sigmoid(x)(x = one)) == 0);
  BOOST_TEST(abs(nabla::logsumexp(one, 2) - nabla::logsumexp(x, y)(x = one, y = 2)) == 0);
  const std::complex<double> i(0, 1);
  BOOST_TEST(nabla::square(i) == -1.0);
  BOOST_TEST(nabla::where(true, i, 0.0) == i);
  BOOST_TEST(nabla::sigmoid(i) == 1.0 / (1.0 + std::exp(-i)));
}

/// A program may use both namespaces whole.
BOOST_AUTO_TEST_CASE(both_namespaces_whole) {
  using namespace std;
  using namespace nabla;
  BOOST_TEST(sin(0.5) == std::sin(0.5));
  BOOST_TEST(pow(2.0, 3) == 8);
  BOOST_TEST(hypot(3.0, 4.0) == 5);
  BOOST_TEST(sin(1) == std::sin(1.0));
  BOOST_TEST(max(1.0, 2.0) == 2);
  BOOST_TEST(max(1, 2) == 2);
  BOOST_TEST(min(1.0, 2.0) == 1);
  BOOST_TEST(max({1, 3, 2}) == 3);
  BOOST_TEST(max(1, 2, greater<int>()) == 1);
  BOOST_TEST(abs(-2.0) == 2);
  BOOST_TEST(abs(-2) == 2);
  BOOST_TEST(abs(-2L) == 2);
  BOOST_TEST(abs(-2.F) == 2);
  BOOST_TEST(abs(complex<double>(3, 4)) == 5);
  BOOST_TEST(where(max(1.0, 2.0) < 3, 1.0, 0.0) == 1);
  BOOST_TEST(max(string("a"), string("b")) == "b");
  BOOST_TEST(max(vector{1, 2}, vector{2}) == vector{2});
  BOOST_TEST(diff(x * max(x, y), x)(x = 3.0, y = 2.0) == 6);
  BOOST_TEST(diff(abs(min(x, y)), x)(x = -3.0, y = 2.0) == -1);
#ifdef NABLA_TEST_HAS_JETS
  using jet = ceres::Jet<double, 1>;
  const jet u(2.0, 0);
  BOOST_TEST(max(u, jet(1.0)).v[0] == 1);
  BOOST_TEST(min(u, 1.0).v[0] == 0);
  BOOST_TEST(abs(-u).v[0] == 1);
  BOOST_TEST(where(u < 3.0, u * u, jet(0.0)).v[0] == 4);
  BOOST_TEST(where(u < 3.0, u * u, 0.0).v[0] == 4);
  BOOST_TEST(sin(u).v[0] == std::cos(2.0));
  BOOST_TEST(hypot(u, jet(0.0)).v[0] == 1);
  BOOST_TEST(pow(u, 3).v[0] == 12);
#endif
}
BOOST_AUTO_TEST_CASE(both_names_together) {
  using nabla::max;
  using nabla::min;
  using std::max;
  using std::min;
  BOOST_TEST(min(1.0, 2.0) == 1);
  BOOST_TEST(max(1, 2) == 2);
  BOOST_TEST(min(x, y)(x = 1.0, y = 2.0) == 1);
}

/// nabla's functions do not take types that are not numbers, even where its namespace is searched.
template <class T>
concept has_abs = requires(const T& u) { abs(u); };
template <class T>
concept has_where = requires(const T& u) { where(true, u, u); };
template <class T>
using type_of_max = decltype(max(std::declval<const T&>(), std::declval<const T&>()));
static_assert(!has_abs<std::vector<nabla::term>> && !has_where<std::vector<nabla::term>>);
static_assert(std::is_same_v<type_of_max<std::vector<nabla::term>>,
                             const std::vector<nabla::term>&>);  // std's own
static_assert(
    std::is_same_v<type_of_max<std::pair<int, nabla::term>>, const std::pair<int, nabla::term>&>);
static_assert(std::is_same_v<type_of_max<nabla::term>, nabla::term>);
static_assert(has_where<nabla::term> && has_abs<nabla::term>);
static_assert(!nabla::core::plain_number<nabla::term> &&
              !nabla::core::plain_number<nabla::variable<"x">>);
static_assert(!nabla::core::plain_number<std::string> && !nabla::core::plain_number<double*>);
static_assert(nabla::core::plain_number<std::complex<double>> && nabla::core::plain_number<int>);

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
