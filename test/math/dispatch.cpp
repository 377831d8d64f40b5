// SPDX-License-Identifier: BSL-1.0
// nabla/math.hpp at run time: the C library's results bit for bit, for __float128 those of constant
// expressions, lanes one by one, and a type's own functions found by ADL.

#include <nabla/math.hpp>

// First our header, then the library's: their declarations must live together.
#include <cmath>
#include <complex>
#include <cstdio>

namespace {

namespace math = nabla::math;

int failures = 0;

void check(bool good, const char* what) {
  if (good) return;
  std::printf("failed: %s\n", what);
  ++failures;
}

template <class T>
void check_calls() {
  volatile T x = T(0.75), y = T(1.25);
  check(math::sin(T(x)) == std::sin(x) && math::cos(T(x)) == std::cos(x) &&
            math::tan(T(x)) == std::tan(x),
        "sin, cos, tan");
  check(math::sincos(T(x)).sin == std::sin(x) && math::sincos(T(x)).cos == std::cos(x), "sincos");
  check(math::asin(T(x)) == std::asin(x) && math::acos(T(x)) == std::acos(x) &&
            math::atan(T(x)) == std::atan(x) && math::atan2(T(x), T(y)) == std::atan2(T(x), T(y)),
        "asin, acos, atan, atan2");
  check(math::sinh(T(x)) == std::sinh(x) && math::cosh(T(x)) == std::cosh(x) &&
            math::tanh(T(x)) == std::tanh(x),
        "sinh, cosh, tanh");
  check(math::asinh(T(x)) == std::asinh(x) && math::acosh(T(y)) == std::acosh(y) &&
            math::atanh(T(x)) == std::atanh(x),
        "asinh, acosh, atanh");
  check(math::exp(T(x)) == std::exp(x) && math::exp2(T(x)) == std::exp2(x) &&
            math::expm1(T(x)) == std::expm1(x),
        "exp, exp2, expm1");
  check(math::log(T(x)) == std::log(x) && math::log2(T(x)) == std::log2(x) &&
            math::log10(T(x)) == std::log10(x) && math::log1p(T(x)) == std::log1p(x),
        "log, log2, log10, log1p");
  check(math::sqrt(T(x)) == std::sqrt(x) && math::cbrt(T(x)) == std::cbrt(x) &&
            math::hypot(T(x), T(y)) == std::hypot(T(x), T(y)) &&
            math::pow(T(x), T(y)) == std::pow(T(x), T(y)),
        "sqrt, cbrt, hypot, pow");
  check(math::abs(T(-x)) == x && math::floor(T(-x)) == -1 && math::ceil(T(x)) == 1 &&
            math::trunc(T(y)) == 1,
        "abs, floor, ceil, trunc");
  check(math::erf(T(x)) == std::erf(x) && math::erfc(T(x)) == std::erfc(x) &&
            math::tgamma(T(x)) == std::tgamma(x),
        "erf, erfc, tgamma");
  signgam = 7;
  check(math::lgamma(T(-x)) == math::detail::log_gamma_function::run_time(T(-x)) && signgam == 7,
        "lgamma leaves signgam alone");
  check(math::lgamma(T(-x)) == std::lgamma(T(-x)), "lgamma");
  constexpr T root_near = T(1.46163);
  volatile T at = root_near;
  check(math::digamma(T(at)) == math::digamma(root_near), "digamma near its root");
}

#ifdef __SIZEOF_FLOAT128__
/// Functions that the C library does not have give at run time what they give in constant
/// expressions.
void check_quadruple() {
  __extension__ using quadruple = __float128;
  constexpr quadruple x = 0.75, y = 1.25;
  volatile quadruple u = x, v = y;
  constexpr auto both = math::sincos(x);
  check(math::sincos(quadruple(u)).sin == both.sin && math::cos(quadruple(u)) == both.cos,
        "sine and cosine");
  constexpr quadruple exponential = math::exp(x), power = math::pow(x, y),
                      mixed = math::pow(x, 1.25F), gamma = math::lgamma(-x),
                      digamma = math::digamma(x), below = math::floor(-x);
  check(math::exp(quadruple(u)) == exponential && math::pow(quadruple(u), quadruple(v)) == power,
        "exp, pow");
  check(mixed == power && math::pow(quadruple(u), 1.25) == power, "pow of two types");
  check(math::lgamma(quadruple(-u)) == gamma && math::digamma(quadruple(u)) == digamma,
        "lgamma, digamma");
  check(math::floor(quadruple(-u)) == below && below == -1 && math::abs(quadruple(-u)) == x,
        "floor, abs");
  static_assert(math::trunc(0x1p100L * quadruple(1) + quadruple(0.5)) == 0x1p100L);
}
#endif

template <class V, class T>
void check_lanes() {
  V v{};
  for (unsigned i = 0; i < sizeof(V) / sizeof(T); ++i) v[i] = T(0.25) * static_cast<T>(i + 1);
  const V s = math::sin(v), p = math::pow(v, 2.5F), q = math::pow(2, v), h = math::hypot(v, v),
          d = math::digamma(v), f = math::floor(v);
  const auto both = math::sincos(v);
  for (unsigned i = 0; i < sizeof(V) / sizeof(T); ++i) {
    check(s[i] == std::sin(v[i]) && both.sin[i] == s[i] && both.cos[i] == std::cos(v[i]) &&
              f[i] == std::floor(v[i]),
          "one argument, lane by lane");
    check(p[i] == std::pow(v[i], T(2.5)) && q[i] == std::pow(T(2), v[i]) &&
              h[i] == std::hypot(v[i], v[i]),
          "two arguments, lane by lane");
    check(d[i] == math::digamma(T(v[i])), "digamma, lane by lane");
  }
}

}  // namespace

namespace elsewhere {

struct number {
  int value;
};
constexpr number sin(number x) { return {x.value + 1}; }
constexpr number pow(number x, int n) { return {x.value * n}; }
constexpr number digamma(number x) { return {-x.value}; }

/// A number whose functions give recipes, which become numbers where one is wanted.
struct lazy_number {
  double value;
};
struct recipe {
  double value;
  constexpr operator lazy_number() const { return {value}; }
};
constexpr recipe sin(lazy_number x) { return {x.value + 1}; }
constexpr recipe cos(lazy_number x) { return {x.value - 1}; }

}  // namespace elsewhere

static_assert(std::is_same_v<decltype(math::sincos(elsewhere::lazy_number{})),
                             math::sin_and_cos<elsewhere::lazy_number>> &&
              math::sincos(elsewhere::lazy_number{3}).cos.value == 2);

static_assert(math::sin(elsewhere::number{1}).value == 2 &&
              math::pow(elsewhere::number{3}, 4).value == 12 &&
              math::digamma(elsewhere::number{5}).value == -5);

template <class T>
concept has_sine = requires(T x) { math::sin(x); };
static_assert(has_sine<double> && has_sine<int> && has_sine<elsewhere::number> &&
              has_sine<std::complex<double>> && !has_sine<const char*> && !has_sine<int*>);

int main() {
  check_calls<float>();
  check_calls<double>();
  check_calls<long double>();
#ifdef __SIZEOF_FLOAT128__
  check_quadruple();
#endif
  typedef float four_floats __attribute__((vector_size(16)));
  typedef double two_doubles __attribute__((vector_size(16)));
  check_lanes<four_floats, float>();
  check_lanes<two_doubles, double>();
  const std::complex<double> z(0.5, -1);
  check(math::sin(z) == std::sin(z) && math::pow(z, 2.5) == std::pow(z, 2.5) &&
            math::abs(z) == std::abs(z) && math::sincos(z).cos == std::cos(z),
        "std::complex");
  check(math::sqrt(2) == std::sqrt(2.0) && math::sin(1U) == std::sin(1.0),
        "integers count as doubles");
  return failures == 0 ? 0 : 1;
}
