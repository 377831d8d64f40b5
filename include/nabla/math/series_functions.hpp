// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/hyperbolic.hpp>
#include <nabla/math/inverse_trigonometric.hpp>
#include <nabla/math/power.hpp>
#include <nabla/math/series_rules.hpp>
#include <nabla/math/trigonometric.hpp>

// Elementary functions of power series, found by their argument. The first coefficient is the
// function's value at the argument's first coefficient, a number or a series in fewer variables.

namespace nabla::core::power_series {

namespace detail {

/// The logarithm of a base, a constant of math/constants.hpp if that has enough digits.
template <class T, const auto& Digits>
constexpr T logarithm_of(int base) {
  if constexpr (math::wider_than_long_double<T>)
    return math::log(integer<T>(base));
  else
    return math::constant<T, Digits>();
}
/// f with f' = u'/divisor.
template <class S>
constexpr S logarithm(const coefficient_of<S>& f_0, const S& divisor, const S& u) {
  return integral(f_0, slope(u) / divisor);
}
/// 1 - u^2, which keeps its digits near 1.
template <class S>
constexpr S one_minus_square(const S& u) {
  return (integer<S>(1) - u) * (integer<S>(1) + u);
}
/// tanh u, and 1 - tanh^2 u without cancellation.
template <class C>
constexpr two_values<C> tanh_and_rate(const C& u) {
  if constexpr (any_series<C>) {
    return tangent(tanh_and_rate(u[0]), -1, u);
  } else {
    const C secant = integer<C>(1) / math::cosh(u);
    return {math::tanh(u), secant * secant};
  }
}
/// u^v where u_0 is 0: c_k = v (v - 1) ... (v - k + 1) / k! u_0^(v - k), which is 0 where v is an
/// integer below k.
template <class S, class C = typename S::coefficient>
constexpr S power_at_zero(const S& u, const C& v) {
  C c[S::order + 1]{}, binomial = integer<C>(1), rest = v;
  for (int k = 0; binomial != integer<C>(0) && k <= last(u);) {
    c[k] = binomial * math::pow(u[0], rest);
    binomial = binomial * rest / integer<C>(++k);
    rest = rest - integer<C>(1);
  }
  return composition(c, u);
}

}  // namespace detail

/// e^u, from f' = f u'.
template <any_series S>
constexpr S exp(const S& u) {
  return detail::exponential(math::exp(u[0]), detail::slope(u));
}
/// 2^u, from f' = f log(2) u'.
template <any_series S>
constexpr S exp2(const S& u) {
  const S slope = detail::slope(u) * detail::logarithm_of<value_of<S>, math::log_two<4>>(2);
  return detail::exponential(math::exp2(u[0]), slope);
}
/// e^u - 1.
template <any_series S>
constexpr S expm1(const S& u) {
  S f = exp(u);
  f.raise_to(0) = math::expm1(u[0]);
  return f;
}

/// log u, from f' = u'/u.
template <any_series S>
constexpr S log(const S& u) {
  return detail::logarithm(math::log(u[0]), u, u);
}
/// log u / log 2.
template <any_series S>
constexpr S log2(const S& u) {
  return detail::logarithm(math::log2(u[0]),
                           u * detail::logarithm_of<value_of<S>, math::log_two<4>>(2), u);
}
/// log u / log 10.
template <any_series S>
constexpr S log10(const S& u) {
  return detail::logarithm(math::log10(u[0]),
                           u * detail::logarithm_of<value_of<S>, math::log_ten<4>>(10), u);
}
/// log(1 + u), from f' = u'/(1 + u).
template <any_series S>
constexpr S log1p(const S& u) {
  return detail::logarithm(math::log1p(u[0]), detail::integer<S>(1) + u, u);
}

/// The square root; at 0 its first derivative is infinite, and no other is a number.
template <any_series S>
constexpr S sqrt(const S& u) {
  return detail::square_root(math::sqrt(u[0]), u);
}
/// The cube root, the same.
template <any_series S>
constexpr S cbrt(const S& u) {
  return detail::power(math::cbrt(u[0]), detail::integer<coefficient_of<S>>(1), 3, u);
}
/// sqrt(u^2 + v^2).
template <any_series S>
constexpr S hypot(const S& u, const S& v) {
  return detail::square_root(math::hypot(u[0], v[0]), u * u + v * v);
}
/// u^v: by u f' = v f u' where v does not change, else by f' = f (v log u)'. 0^v with v >= 0 does
/// not change with v.
template <any_series S>
constexpr S pow(const S& u, const S& v) {
  const bool at_zero = u == detail::integer<S>(0);
  if (at_zero && u.is_constant() && v >= detail::integer<S>(0))
    return math::pow(u.constant_term(), v.constant_term());
  if (v.degree() > 0) return detail::exponential(math::pow(u[0], v[0]), detail::slope(v * log(u)));
  if (at_zero) return detail::power_at_zero(u, v[0]);
  return detail::power(math::pow(u[0], v[0]), v[0], 1, u);
}

/// {sin u, cos u}, from f' = g u', g' = -f u'.
template <any_series S>
constexpr math::sin_and_cos<S> sincos(const S& u) {
  const auto first = math::sincos(u[0]);
  const auto both = detail::circle_or_hyperbola(first.sin, first.cos, -1, u);
  return {both.f, both.g};
}
template <any_series S>
constexpr S sin(const S& u) {
  return sincos(u).sin;
}
template <any_series S>
constexpr S cos(const S& u) {
  return sincos(u).cos;
}
/// tan u, from f' = (1 + f^2) u'.
template <any_series S>
constexpr S tan(const S& u) {
  const coefficient_of<S> f = math::tan(u[0]), rate = detail::integer<coefficient_of<S>>(1) + f * f;
  return detail::tangent(detail::two_values<coefficient_of<S>>{f, rate}, 1, u).f;
}
/// asin u, from f' = u'/sqrt(1 - u^2).
template <any_series S>
constexpr S asin(const S& u) {
  return detail::integral(math::asin(u[0]), detail::slope(u) / sqrt(detail::one_minus_square(u)));
}
/// acos u, from f' = -u'/sqrt(1 - u^2).
template <any_series S>
constexpr S acos(const S& u) {
  return detail::integral(math::acos(u[0]), -detail::slope(u) / sqrt(detail::one_minus_square(u)));
}
/// atan u, from f' = u'/(1 + u^2).
template <any_series S>
constexpr S atan(const S& u) {
  return detail::integral(math::atan(u[0]), detail::slope(u) / (detail::integer<S>(1) + u * u));
}
/// The angle of the point (x, y), from f' = (x y' - y x')/(x^2 + y^2).
template <any_series S>
constexpr S atan2(const S& y, const S& x) {
  const S turned = x * detail::slope(y) - y * detail::slope(x);
  return detail::integral(math::atan2(y[0], x[0]), turned / (x * x + y * y));
}

/// sinh u, from f' = g u', g' = f u' with g = cosh u.
template <any_series S>
constexpr S sinh(const S& u) {
  return detail::circle_or_hyperbola(math::sinh(u[0]), math::cosh(u[0]), 1, u).f;
}
/// cosh u, beside sinh u.
template <any_series S>
constexpr S cosh(const S& u) {
  return detail::circle_or_hyperbola(math::sinh(u[0]), math::cosh(u[0]), 1, u).g;
}
/// tanh u, from f' = (1 - f^2) u'.
template <any_series S>
constexpr S tanh(const S& u) {
  return detail::tanh_and_rate(u).f;
}
/// asinh u, from f' = u'/sqrt(u^2 + 1).
template <any_series S>
constexpr S asinh(const S& u) {
  return detail::integral(math::asinh(u[0]), detail::slope(u) / hypot(u, detail::integer<S>(1)));
}
/// acosh u, from f' = u'/sqrt((u - 1)(u + 1)).
template <any_series S>
constexpr S acosh(const S& u) {
  return detail::integral(math::acosh(u[0]), detail::slope(u) / sqrt(-detail::one_minus_square(u)));
}
/// atanh u, from f' = u'/(1 - u^2).
template <any_series S>
constexpr S atanh(const S& u) {
  return detail::integral(math::atanh(u[0]), detail::slope(u) / detail::one_minus_square(u));
}

}  // namespace nabla::core::power_series
