// SPDX-License-Identifier: BSL-1.0
// Kernels compute in every number type: in numbers with expression templates, of 50 digits, of 113
// bits; every function of the catalogue, its derivatives and the constants have all the digits of
// the type.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <limits>
#include <tuple>
#include <type_traits>
#include <utility>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_dec_float.hpp>
#ifdef NABLA_TEST_MPFR
#include <boost/multiprecision/mpfr.hpp>
#endif
#ifdef NABLA_TEST_QUADMATH
#include <boost/multiprecision/float128.hpp>
#endif
#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;
namespace mp = boost::multiprecision;

using exact_number = mp::number<mp::cpp_bin_float<60>, mp::et_on>;

using types = std::tuple<long double, mp::cpp_dec_float_50
#ifdef __SIZEOF_FLOAT128__
                         ,
                         __float128
#endif
#ifdef NABLA_TEST_QUADMATH
                         ,
                         mp::float128
#endif
#ifdef NABLA_TEST_MPFR
                         ,
                         mp::mpfr_float_50
#endif
                         >;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

/// F of x and y, which are between 0 and 1, or of x + 1 where it begins at 1.
template <class F>
constexpr auto called() {
  constexpr int arity = function_traits<F>::arity;
  if constexpr (arity == 0) {
    return named_constant<F>{} * x;
  } else if constexpr (function_traits<F>::parameters == 1) {
    return apply<F>(1_c, x);
  } else if constexpr (arity == 2) {
    return apply<F>(x, y);
  } else if constexpr (F::domain.low == 1) {
    return apply<F>(x + 1_c);
  } else {
    return apply<F>(x);
  }
}
template <class... F>
constexpr auto all_called(function_list<F...>) {
  return vec(called<F>()..., where(x < y, x * y, x / y), where(x <= y, square(x), -y),
             where(equals(x, y), x, 0.1_c - y));
}
constexpr auto functions = all_called(catalogue{});

template <class T>
exact_number widened(const T& value) {
  if constexpr (std::is_class_v<T>) {
    return exact_number(value);
  } else {
    const auto leading = static_cast<long double>(value);
    return exact_number(leading) + exact_number(static_cast<long double>(value - leading));
  }
}
template <class T>
bool agree(const T& u, const exact_number& v) {
  const T ulp = floating_limits<T>::epsilon();
  return abs(widened(u) - v) <=
         1000 * widened(ulp) * (abs(v) > 1 ? exact_number(abs(v)) : exact_number(1));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(number_types)

BOOST_AUTO_TEST_CASE_TEMPLATE(all_functions_and_derivatives, T, types) {
  constexpr auto kernel = bundle(functions, jacobian(functions, wrt(x, y)));
  for (const auto& [tens_of_x, tens_of_y] : {std::pair{3, 7}, std::pair{9, 1}}) {
    const T u = T(tens_of_x) / T(10), v = T(tens_of_y) / T(10);
    const auto [values, slopes] = kernel(x = u, y = v);
    const auto [exact_values, exact_slopes] = kernel(x = widened(u), y = widened(v));
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(values[0])>, T>);
    for (std::size_t i = 0; i < exact_values.size(); ++i) {
      BOOST_TEST(agree(values[i], exact_values[i]), "the function " << i << " of the list");
      BOOST_TEST(agree(slopes(i, 0), exact_slopes(i, 0)),
                 "its derivative by x, " << i << " of the list");
      BOOST_TEST(agree(slopes(i, 1), exact_slopes(i, 1)),
                 "its derivative by y, " << i << " of the list");
    }
  }
}

constexpr auto f = x * x * y + sin(x * y) / 3_c;

BOOST_AUTO_TEST_CASE_TEMPLATE(in_every_way, T, types) {
  const T u = T(15) / T(10), v = T(5) / T(2), two = T(2);
  const T value = f(x = u, y = v), slope = diff(f, x)(x = u, y = v);
  static_assert(std::is_same_v<decltype(f(x = u, y = 2.5)), T>);
  BOOST_TEST(
      (f(x = u, y = 2.5) == value && f(y = 2.5F, x = u) == value && f(x = 1.5, y = v) == value));
  BOOST_TEST((f(x = u, y = 2) == f(x = u, y = two) && f(x = 1, y = v) == f(y = v, x = T(1))));
  BOOST_TEST(
      (function(f, wrt(x, y))(u, v) == value && function(f, wrt(x, y))(std::array{u, v}) == value));
  BOOST_TEST((bind(f, y = v)(x = u) == value && bind(f, y = 2.5)(x = u) == value));
  BOOST_TEST((f(x = u * T(1), y = -(-v)) == value &&
              bind(f, y = v + T(0))(x = u) == value));  // recipes for numbers
  const auto both = value_and_gradient(f)(x = u, y = v);
  BOOST_TEST((both.value == value && both.gradient[0] == slope));
  BOOST_TEST((hessian(f)(x = u, y = v)(0, 1) == hessian(f)(x = u, y = v)(1, 0)));
  BOOST_TEST((pow(x, 3_c)(x = u) == T(27) / T(8) && pow(x, -2_c)(x = two) == T(1) / T(4)));
  BOOST_TEST(
      (square(x)(x = u) == T(9) / T(4) && (-x)(x = u) == -u && (1_c / x)(x = two) == T(1) / T(2)));
}

/// Numbers whose numerator and denominator may have 63 bits are right in all digits.
BOOST_AUTO_TEST_CASE_TEMPLATE(constants, T, types) {
  constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
  const T exact = T(largest), tiny = T(0x1.fffffffffffffp-1022);
  BOOST_TEST((to<T>(number(largest)) == exact && to<T>(-number(largest)) == T(-exact)));
  BOOST_TEST(
      (to<T>(number(1, largest)) == T(T(1) / exact) && to<T>(number(1, 3)) == T(T(1) / T(3))));
  BOOST_TEST((to<T>(number(largest - 1, largest)) == T(T(largest - 1) / exact)));
  BOOST_TEST((to<T>(number::inexact(0x1.fffffffffffffp-1022)) == tiny &&
              to<T>(number::inexact(-0.1)) == T(-0.1)));
  BOOST_TEST(
      ((0.1_c * x)(x = T(3)) == T(T(1) / T(10) * T(3)) && 1e-3_c(x = exact) == T(T(1) / T(1000))));
  const exact_number circle("3.14159265358979323846264338327950288419716939937510582097494"),
      euler("2.71828182845904523536028747135266249775724709369995957496697");
  BOOST_TEST((agree((pi + x)(x = T(0)), circle) && agree((e + x)(x = T(0)), euler)));
}

#ifdef __SIZEOF_FLOAT128__
BOOST_AUTO_TEST_CASE(quadruple_constants) {
  constexpr auto g = where(x < y, x * y, max(x, y)) + abs(x) - pow(x, 3_c);
  static_assert(g(x = __float128(2), y = 3.0) == 0 && diff(g, x)(x = __float128(2), y = 3.0) == -8);
  static_assert(f(x = __float128(0), y = __float128(1) / 3) == 0);
  static_assert(diff(sqrt(x), x)(x = __float128(4)) == 0.25);
}
#endif

BOOST_AUTO_TEST_SUITE_END()
