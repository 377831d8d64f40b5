// SPDX-License-Identifier: BSL-1.0
// Every function of nabla/math.hpp in constant expressions, for the floating types: exact cases, a
// rounded value, special values; and of 113 bits, all digits.

#include <limits>
#include <nabla/math.hpp>
#include <string_view>

namespace {

namespace math = nabla::math;

template <class T>
constexpr T infinity = nabla::core::floating_limits<T>::infinity();
template <class T>
constexpr T nan = nabla::core::floating_limits<T>::quiet_NaN();
template <class T>
constexpr T largest = nabla::core::floating_limits<T>::max();
template <class T>
constexpr T least = nabla::core::floating_limits<T>::denorm_min();

/// Equal, the sign of zero and NaN included.
template <class T>
constexpr bool same(T x, T y) {
  return math::isnan(x) ? math::isnan(y) : x == y && math::signbit(x) == math::signbit(y);
}

/// The long double of 22 digits is the nearest T or its neighbour (double rounding), or has fewer
/// bits than T.
template <class T>
constexpr bool near(T x, long double y) {
  const long double half =
      static_cast<long double>(nabla::core::floating_limits<T>::epsilon()) * 0.51L;
  return math::abs(static_cast<long double>(x) - y) <=
         math::abs(y) * (half > 0x1p-64L ? half : 0x1.05p-64L);
}

template <class T>
constexpr bool classification() {
  static_assert(math::isnan(nan<T>) && !math::isnan(T(1)) && math::isinf(-infinity<T>) &&
                !math::isinf(largest<T>) && math::isfinite(least<T>) && !math::isfinite(nan<T>));
  static_assert(math::signbit(-T(0)) && !math::signbit(T(0)) &&
                same(math::copysign(T(3), -T(0)), T(-3)));
  static_assert(same(math::abs(-T(0)), T(0)) && same(math::abs(-infinity<T>), infinity<T>) &&
                math::abs(T(-1.5)) == T(1.5));
  static_assert(same(math::floor(T(-0.5)), T(-1)) && same(math::floor(-T(0)), -T(0)) &&
                same(math::floor(T(2.5)), T(2)) && same(math::floor(largest<T>), largest<T>));
  static_assert(same(math::ceil(T(-0.5)), -T(0)) && same(math::ceil(T(2.5)), T(3)) &&
                same(math::ceil(-infinity<T>), -infinity<T>) && same(math::ceil(nan<T>), nan<T>));
  static_assert(same(math::trunc(T(-0.5)), -T(0)) && same(math::trunc(T(-2.5)), T(-2)) &&
                same(math::trunc(T(2.5)), T(2)));
  return true;
}

template <class T>
constexpr bool exponentials() {
  static_assert(math::exp(T(0)) == 1 && near(math::exp(T(1)), 2.718281828459045235360L) &&
                near(math::exp(T(-20)), 2.061153622438557827966e-9L));
  static_assert(math::exp(largest<T>) == infinity<T> && same(math::exp(-largest<T>), T(0)) &&
                math::exp(infinity<T>) == infinity<T> && same(math::exp(-infinity<T>), T(0)) &&
                same(math::exp(nan<T>), nan<T>));
  static_assert(math::exp2(T(3)) == 8 && math::exp2(T(-3)) == T(0.125) &&
                near(math::exp2(T(0.5)), 1.414213562373095048802L));
  static_assert(math::exp2(T(nabla::core::floating_limits<T>::min_exponent -
                             nabla::core::floating_limits<T>::digits)) == least<T> &&
                math::exp2(T(nabla::core::floating_limits<T>::max_exponent)) == infinity<T>);
  static_assert(same(math::expm1(-T(0)), -T(0)) && math::expm1(least<T>) == least<T> &&
                near(math::expm1(T(1)), 1.718281828459045235360L) &&
                math::expm1(-infinity<T>) == -1 && math::expm1(infinity<T>) == infinity<T>);
  return true;
}

template <class T>
constexpr bool logarithms() {
  static_assert(same(math::log(T(1)), T(0)) && near(math::log(T(2)), 0.6931471805599453094172L) &&
                near(math::log(T(10)), 2.302585092994045684018L));
  static_assert(math::log(T(0)) == -infinity<T> && math::log(-T(0)) == -infinity<T> &&
                same(math::log(T(-1)), nan<T>) && math::log(infinity<T>) == infinity<T> &&
                math::isfinite(math::log(least<T>)));
  static_assert(math::log2(T(8)) == 3 &&
                math::log2(least<T>) == nabla::core::floating_limits<T>::min_exponent -
                                            nabla::core::floating_limits<T>::digits &&
                near(math::log2(T(3)), 1.584962500721156181454L) &&
                math::log2(T(0)) == -infinity<T>);
  static_assert(math::log10(T(1000)) == 3 && near(math::log10(T(2)), 0.3010299956639811952137L) &&
                same(math::log10(T(-2)), nan<T>));
  static_assert(same(math::log1p(-T(0)), -T(0)) && math::log1p(least<T>) == least<T> &&
                math::log1p(T(-1)) == -infinity<T> && same(math::log1p(T(-2)), nan<T>) &&
                near(math::log1p(T(1)), 0.6931471805599453094172L));
  return true;
}

template <class T>
constexpr bool trigonometry() {
  static_assert(same(math::sin(-T(0)), -T(0)) && near(math::sin(T(1)), 0.8414709848078965066525L) &&
                same(math::sin(infinity<T>), nan<T>) && same(math::sin(nan<T>), nan<T>) &&
                math::sin(least<T>) == least<T>);
  static_assert(math::cos(-T(0)) == 1 && near(math::cos(T(1)), 0.5403023058681397174009L) &&
                near(math::cos(T(3)), -0.9899924966004454572716L) &&
                same(math::cos(-infinity<T>), nan<T>));
  static_assert(same(math::tan(-T(0)), -T(0)) && near(math::tan(T(1)), 1.557407724654902230507L) &&
                near(math::tan(T(2)), -2.185039863261518991643L) &&
                same(math::tan(infinity<T>), nan<T>));
  static_assert(near(math::sin(T(0x1p100L)), -0.8721836054182673097807L) &&
                near(math::cos(T(0x1p100L)), 0.4891786569747214499058L));
  static_assert(math::sincos(T(2)).sin == math::sin(T(2)) &&
                math::sincos(T(2)).cos == math::cos(T(2)) && same(math::sincos(-T(0)).sin, -T(0)) &&
                same(math::sincos(infinity<T>).cos, nan<T>));
  static_assert(
      same(math::asin(-T(0)), -T(0)) && near(math::asin(T(1)), 1.570796326794896619231L) &&
      near(math::asin(T(0.5)), 0.5235987755982988730771L) && same(math::asin(T(2)), nan<T>));
  static_assert(same(math::acos(T(1)), T(0)) && near(math::acos(T(-1)), 3.141592653589793238463L) &&
                near(math::acos(T(0.5)), 1.047197551196597746154L) &&
                same(math::acos(nan<T>), nan<T>));
  static_assert(
      same(math::atan(-T(0)), -T(0)) && near(math::atan(T(1)), 0.7853981633974483096157L) &&
      near(math::atan(-infinity<T>), -1.57079632679489661923L) && math::atan(least<T>) == least<T>);
  static_assert(near(math::atan2(T(0), -T(0)), 3.14159265358979323846L) &&
                same(math::atan2(-T(0), T(1)), -T(0)) &&
                near(math::atan2(T(1), T(-1)), 2.356194490192344928847L) &&
                near(math::atan2(-infinity<T>, infinity<T>), -0.78539816339744830962L) &&
                same(math::atan2(nan<T>, T(1)), nan<T>));
  return true;
}

template <class T>
constexpr bool hyperbolics() {
  static_assert(same(math::sinh(-T(0)), -T(0)) &&
                near(math::sinh(T(1)), 1.175201193643801456882L) &&
                math::sinh(-infinity<T>) == -infinity<T> && math::sinh(largest<T>) == infinity<T>);
  static_assert(math::cosh(T(0)) == 1 && near(math::cosh(T(-1)), 1.543080634815243778478L) &&
                math::cosh(-infinity<T>) == infinity<T>);
  static_assert(same(math::tanh(-T(0)), -T(0)) &&
                near(math::tanh(T(0.5)), 0.4621171572600097585023L) &&
                math::tanh(-infinity<T>) == -1 && math::tanh(largest<T>) == 1 &&
                same(math::tanh(nan<T>), nan<T>));
  static_assert(
      same(math::asinh(-T(0)), -T(0)) && near(math::asinh(T(1)), 0.8813735870195430252326L) &&
      math::asinh(-infinity<T>) == -infinity<T> && math::isfinite(math::asinh(largest<T>)));
  static_assert(same(math::acosh(T(1)), T(0)) &&
                near(math::acosh(T(2)), 1.316957896924816708625L) &&
                same(math::acosh(T(0.5)), nan<T>) && math::acosh(infinity<T>) == infinity<T>);
  static_assert(same(math::atanh(-T(0)), -T(0)) &&
                near(math::atanh(T(0.5)), 0.5493061443340548456976L) &&
                math::atanh(T(-1)) == -infinity<T> && same(math::atanh(T(2)), nan<T>));
  return true;
}

template <class T>
constexpr bool powers() {
  static_assert(math::sqrt(T(4)) == 2 && near(math::sqrt(T(2)), 1.414213562373095048802L) &&
                same(math::sqrt(-T(0)), -T(0)) && same(math::sqrt(T(-1)), nan<T>) &&
                math::sqrt(infinity<T>) == infinity<T>);
  static_assert(math::cbrt(T(27)) == 3 && math::cbrt(T(-0.125)) == T(-0.5) &&
                near(math::cbrt(T(2)), 1.259921049894873164767L) &&
                same(math::cbrt(-T(0)), -T(0)) && math::cbrt(-infinity<T>) == -infinity<T>);
  static_assert(math::hypot(T(3), T(4)) == 5 && math::hypot(largest<T>, least<T>) == largest<T> &&
                math::hypot(nan<T>, -infinity<T>) == infinity<T> &&
                same(math::hypot(nan<T>, T(1)), nan<T>) &&
                math::hypot(largest<T>, largest<T>) == infinity<T>);
  static_assert(math::pow(T(2), T(10)) == 1024 && math::pow(T(2), -2) == T(0.25) &&
                math::pow(T(-3), 3) == -27 && math::pow(T(0.25), T(1.5)) == T(0.125) &&
                near(math::pow(T(2), T(0.5)), 1.414213562373095048802L));
  static_assert(math::pow(T(0), T(0)) == 1 && math::pow(nan<T>, T(0)) == 1 &&
                math::pow(T(1), nan<T>) == 1 && math::pow(T(-1), infinity<T>) == 1 &&
                same(math::pow(T(-8), T(0.5)), nan<T>));
  static_assert(math::pow(-T(0), T(-3)) == -infinity<T> && same(math::pow(-T(0), T(3)), -T(0)) &&
                same(math::pow(-T(0), T(2)), T(0)) &&
                math::pow(T(0.5), -infinity<T>) == infinity<T> &&
                math::pow(-infinity<T>, T(3)) == -infinity<T>);
  static_assert(math::pow(T(10), largest<T>) == infinity<T> &&
                same(math::pow(T(-10), -largest<T>), T(0)));
  return true;
}

template <class T>
constexpr bool special_functions() {
  static_assert(same(math::erf(-T(0)), -T(0)) && near(math::erf(T(1)), 0.8427007929497148693412L) &&
                math::erf(-infinity<T>) == -1 && math::erf(largest<T>) == 1 &&
                same(math::erf(nan<T>), nan<T>));
  static_assert(math::erfc(T(0)) == 1 && near(math::erfc(T(1)), 0.1572992070502851306588L) &&
                near(math::erfc(T(5)), 1.537459794428034850188e-12L) &&
                math::erfc(-infinity<T>) == 2 && same(math::erfc(infinity<T>), T(0)));
  static_assert(math::tgamma(T(5)) == 24 && near(math::tgamma(T(0.5)), 1.772453850905516027298L) &&
                near(math::tgamma(T(-1.5)), 2.363271801207354703064L) &&
                math::tgamma(-T(0)) == -infinity<T> && same(math::tgamma(T(-2)), nan<T>) &&
                math::tgamma(largest<T>) == infinity<T>);
  static_assert(same(math::lgamma(T(1)), T(0)) && same(math::lgamma(T(2)), T(0)) &&
                near(math::lgamma(T(10)), 12.80182748008146961121L) &&
                near(math::lgamma(T(-0.5)), 1.265512123484645396489L) &&
                math::lgamma(T(-3)) == infinity<T> && math::lgamma(-infinity<T>) == infinity<T>);
  static_assert(near(math::digamma(T(1)), -0.5772156649015328606065L) &&
                near(math::digamma(T(0.5)), -1.963510026021423479441L) &&
                near(math::digamma(T(-0.5)), 0.03648997397857652055902L) &&
                math::digamma(-T(0)) == infinity<T> && same(math::digamma(T(-1)), nan<T>) &&
                math::digamma(infinity<T>) == infinity<T>);
  return true;
}

template <class T>
constexpr bool all() {
  return classification<T>() && exponentials<T>() && logarithms<T>() && trigonometry<T>() &&
         hyperbolics<T>() && powers<T>() && special_functions<T>();
}

static_assert(all<float>());
static_assert(all<double>());
static_assert(all<long double>());

#if defined __SIZEOF_FLOAT128__ || __LDBL_MANT_DIG__ == 113
#if __LDBL_MANT_DIG__ == 113
using quadruple = long double;
#else
__extension__ using quadruple = __float128;
#endif
static_assert(all<quadruple>());

/// Whether x has these digits, at most 34, the last of them rounded. (As integers they and the
/// power of ten are exact.)
constexpr bool has_digits(quadruple x, std::string_view digits) {
  quadruple integer = 0, power = 1;
  for (bool behind_point = false; const char c : digits)
    if (c == '.')
      behind_point = true;
    else if (integer = 10 * integer + (c - '0'); behind_point)
      power *= 10;
  const quadruple half_ulp = nabla::core::floating_limits<quadruple>::epsilon() / 2;
  return math::abs(x - integer / power) <= 1 / power + x * half_ulp;
}
constexpr quadruple third = quadruple(1) / 3;
static_assert(has_digits(math::sin(third), "0.3271946967961522441733440852676206"));
static_assert(has_digits(math::cos(third), "0.9449569463147376643882840076758806"));
static_assert(has_digits(math::tan(third), "0.3462535495105754910385435656097408"));
static_assert(has_digits(-math::sin(quadruple(0x1p100L)), "0.8721836054182673097807197782134706"));
static_assert(has_digits(math::asin(third), "0.3398369094541219370963925133917640"));
static_assert(has_digits(math::acos(third), "1.230959417340774682134929178247987"));
static_assert(has_digits(math::atan(third), "0.3217505543966421934014046143586613"));
static_assert(has_digits(math::atan2(third, quadruple(1.25)),
                         "0.2606023917473409849748840024678461"));
static_assert(has_digits(math::sinh(third), "0.3395405572561501391012606113386036"));
static_assert(has_digits(math::cosh(third), "1.056071867829939389526864708263983"));
static_assert(has_digits(math::tanh(third), "0.3215127375316343447194062224252065"));
static_assert(has_digits(math::asinh(third), "0.3274501502372584433225352599882581"));
static_assert(has_digits(math::acosh(quadruple(1.25)), "0.6931471805599453094172321214581766"));
static_assert(has_digits(math::atanh(third), "0.3465735902799726547086160607290883"));
static_assert(has_digits(math::exp(third), "1.395612425086089528628125319602587"));
static_assert(has_digits(math::exp2(third), "1.259921049894873164767210607278228"));
static_assert(has_digits(math::expm1(third), "0.3956124250860895286281253196025868"));
static_assert(has_digits(-math::log(third), "1.098612288668109691395245236922526"));
static_assert(has_digits(-math::log2(third), "1.584962500721156181453738943947817"));
static_assert(has_digits(-math::log10(third), "0.4771212547196624372950279032551153"));
static_assert(has_digits(math::log1p(third), "0.2876820724517809274392190059938274"));
static_assert(has_digits(math::sqrt(third), "0.5773502691896257645091487805019574"));
static_assert(has_digits(math::cbrt(third), "0.6933612743506347048433522747859618"));
static_assert(has_digits(math::hypot(third, quadruple(1.25)),
                         "1.293681224688335310738538480597748"));
static_assert(has_digits(math::pow(third, quadruple(1.25)),
                         "0.2532785618838641824437292502181818"));
static_assert(has_digits(math::erf(third), "0.3626481117660629334081786401478659"));
static_assert(has_digits(math::erfc(third), "0.6373518882339370665918213598521341"));
static_assert(has_digits(math::erfc(quadruple(3.5)), "0.0000007430983723414127455236837560956357"));
static_assert(has_digits(math::tgamma(third), "2.678938534707747633655692940974678"));
static_assert(has_digits(math::lgamma(third), "0.9854206469277670691871740369779614"));
static_assert(has_digits(-math::digamma(third), "3.132033780020806322996419074287269"));
#endif

// Near the root of digamma, and where a naive reduction has no digit left.
static_assert(near(math::digamma(1.4616321449683623), -9.241265521729427516792e-17L) &&
              near(math::cos(0x1.6ac5b262ca1ffp+849), -4.687165924254627611123e-19L));

// An integer counts as a double.
static_assert(std::is_same_v<decltype(math::sqrt(4)), double> &&
              std::is_same_v<decltype(math::pow(2.0F, 3)), double> && math::pow(2, 10) == 1024 &&
              math::abs(-3) == 3);
static_assert(std::is_same_v<decltype(math::pow(2.0F, 3.0L)), long double> &&
              std::is_same_v<decltype(math::sin(2.0F)), float>);

}  // namespace
