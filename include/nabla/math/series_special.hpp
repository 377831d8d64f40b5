// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/error_function.hpp>
#include <nabla/math/gamma.hpp>
#include <nabla/math/polygamma.hpp>
#include <nabla/math/series_functions.hpp>

// Error and gamma functions of power series, and functions with corners and jumps: these follow the
// side on which the constant term lies.

namespace nabla::core::power_series {

namespace detail {

/// 2 e^(-u^2) / sqrt(pi), the rate of erf.
template <class S, class T = value_of<S>>
constexpr S bell(const S& u) {
  if constexpr (math::wider_than_long_double<T>)
    return exp(-(u * u)) * T(integer<T>(2) / math::sqrt(math::acos(integer<T>(-1))));
  else
    return exp(-(u * u)) * (integer<T>(2) * math::constant<T, math::inverse_sqrt_pi<4>>());
}

}  // namespace detail

/// erf u, from f' = 2 e^(-u^2)/sqrt(pi) u'.
template <any_series S>
constexpr S erf(const S& u) {
  return detail::integral(math::erf(u[0]), detail::bell(u) * detail::slope(u));
}
/// 1 - erf u.
template <any_series S>
constexpr S erfc(const S& u) {
  return detail::integral(math::erfc(u[0]), -(detail::bell(u) * detail::slope(u)));
}

/// The n-th derivative of digamma: c_k is the (n + k)-th by k!.
template <any_series S>
constexpr S polygamma_of(int n, const S& u) {
  coefficient_of<S> c[S::order + 1]{};
  value_of<S> factorial = detail::integer<value_of<S>>(1);
  for (int k = 0; k <= detail::last(u); ++k) {
    if (k > 1) factorial *= detail::integer<value_of<S>>(k);
    c[k] = math::polygamma(n + k, u[0]) / factorial;
  }
  return detail::composition(c, u);
}
/// (log gamma u)'.
template <any_series S>
constexpr S digamma(const S& u) {
  return polygamma_of(0, u);
}
/// log |gamma u|, from f' = digamma(u) u'.
template <any_series S>
constexpr S lgamma(const S& u) {
  return detail::integral(math::lgamma(u[0]), digamma(u) * detail::slope(u));
}
/// gamma u, from f' = f digamma(u) u'.
template <any_series S>
constexpr S tgamma(const S& u) {
  return detail::exponential(math::tgamma(u[0]), digamma(u) * detail::slope(u));
}

/// |u|; where the constant term is 0 it is u.
template <any_series S>
constexpr S abs(const S& u) {
  return u < detail::integer<S>(0) ? -u : u;
}
/// The integer below the constant term.
template <any_series S>
constexpr S floor(const S& u) {
  return math::floor(u.constant_term());
}
/// The integer above the constant term.
template <any_series S>
constexpr S ceil(const S& u) {
  return math::ceil(u.constant_term());
}
/// The integer next to the constant term on the side of zero.
template <any_series S>
constexpr S trunc(const S& u) {
  return math::trunc(u.constant_term());
}

}  // namespace nabla::core::power_series
