// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/series.hpp>

// Rules for functions of power series: the function is what satisfies a differential equation
// f(u)' = g u'. With u' for the series of k u_k, it says
//   k f_k = the sum of j u_j g_(k - j) for j = 1, ..., k,
// and needs no more of f than f_0, ..., f_(k - 1), on which g may depend (Knuth, The Art of
// Computer Programming, 4.7; Griewank and Walther, Evaluating Derivatives, 13.2).

namespace nabla::core::power_series::detail {

/// u' = h du/dh.
template <class S>
constexpr S slope(const S& u) {
  S result{};
  for (int k = 1; k <= u.degree(); ++k) result.raise_to(k) = u[k] * integer<value_of<S>>(k);
  return result;
}
/// The last coefficient that a function of u may have: a function of a constant is a constant.
template <class S>
constexpr int last(const S& u) {
  return u.degree() == 0 ? 0 : S::order;
}

/// f with f' = slope.
template <class S>
constexpr S integral(const coefficient_of<S>& f_0, const S& slope) {
  S f(f_0);
  for (int k = 1; k <= slope.degree(); ++k) f.raise_to(k) = slope[k] / integer<value_of<S>>(k);
  return f;
}

/// f with f' = f slope.
template <class S>
constexpr S exponential(const coefficient_of<S>& f_0, const S& slope) {
  S f(f_0);
  for (int k = 1; k <= last(slope); ++k)
    f.raise_to(k) = slope.convolution(f, k, 1, k) / integer<value_of<S>>(k);
  return f;
}

template <class S>
struct two_values {
  S f, g;
};
/// f and g with f' = g u', g' = sign f u'.
template <class S>
constexpr two_values<S> circle_or_hyperbola(const coefficient_of<S>& f_0,
                                            const coefficient_of<S>& g_0, int sign, const S& u) {
  two_values<S> both{S(f_0), S(g_0)};
  const S rate = slope(u);
  for (int k = 1; k <= last(u); ++k) {
    const coefficient_of<S> sum = rate.convolution(both.f, k, 1, k);
    both.f.raise_to(k) = rate.convolution(both.g, k, 1, k) / integer<value_of<S>>(k);
    both.g.raise_to(k) = sum / integer<value_of<S>>(sign * k);
  }
  return both;
}
/// f and g with f' = g u', g = 1 + sign f^2. The first coefficients of both are given, since the sum
/// may cancel.
template <class S>
constexpr two_values<S> tangent(const two_values<coefficient_of<S>>& first, int sign, const S& u) {
  two_values<S> both{S(first.f), S(first.g)};
  const S rate = slope(u);
  for (int k = 1; k <= last(u); ++k) {
    both.f.raise_to(k) = rate.convolution(both.g, k, 1, k) / integer<value_of<S>>(k);
    both.g.raise_to(k) = both.f.convolution(both.f, k, 0, k) * integer<value_of<S>>(sign);
  }
  return both;
}

/// f with f^2 = u: 2 f_0 f_k = u_k - the sum of f_j f_(k - j) for j = 1, ..., k - 1.
template <class S>
constexpr S square_root(const coefficient_of<S>& f_0, const S& u) {
  S f(f_0);
  for (int k = 1; k <= last(u); ++k)
    f.raise_to(k) = (u[k] - f.convolution(f, k, 1, k - 1)) / (f_0 + f_0);
  return f;
}

/// f = u^(p/q), with q u f' = p f u'.
template <class S>
constexpr S power(const coefficient_of<S>& f_0, const coefficient_of<S>& p, int q, const S& u) {
  S f(f_0), rate_of_f{};
  const S rate = slope(u), scaled = u * integer<value_of<S>>(q);
  for (int k = 1; k <= last(u); ++k) {
    rate_of_f.raise_to(k) =
        (p * rate.convolution(f, k, 1, k) - scaled.convolution(rate_of_f, k, 1, k - 1)) / scaled[0];
    f.raise_to(k) = rate_of_f[k] / integer<value_of<S>>(k);
  }
  return f;
}

/// c_0 + c_1 d + c_2 d^2 + ..., where d is u without its first coefficient.
template <class S>
constexpr S composition(const coefficient_of<S> (&c)[S::order + 1], const S& u) {
  S f(c[last(u)]);
  for (int n = last(u) - 1; n >= 0; --n) {
    S next(c[n]);
    for (int k = 1; k <= S::order; ++k) next.raise_to(k) = u.convolution(f, k, 1, k);
    f = next;
  }
  return f;
}

}  // namespace nabla::core::power_series::detail
