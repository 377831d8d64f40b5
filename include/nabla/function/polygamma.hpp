// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/elementary_function.hpp>
#include <nabla/math/digamma.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

namespace nabla::core {

namespace detail {

/// B_2k for k = 1, ..., 15.
inline constexpr std::int64_t bernoulli_numbers[][2] = {{1, 6},
                                                        {-1, 30},
                                                        {1, 42},
                                                        {-1, 30},
                                                        {5, 66},
                                                        {-691, 2730},
                                                        {7, 6},
                                                        {-3617, 510},
                                                        {43867, 798},
                                                        {-174611, 330},
                                                        {854513, 138},
                                                        {-236364091, 2730},
                                                        {8553103, 6},
                                                        {-23749461029, 870},
                                                        {8615841276005, 14322}};

/// From here on 15 terms of the Euler-Maclaurin series give all digits of T, up to 50. A type that
/// does not tell how many digits it has counts as a long double.
template <class T>
constexpr int large_argument(int n) {
  constexpr int digits = floating_limits<T>::digits10,
                some = std::numeric_limits<long double>::digits10;
  return n + 2 + (digits == 0 ? some : digits <= 18 ? digits : 2 * digits);
}

/// The Hurwitz zeta function of n + 1, times n!; for n = 0 its finite part, -digamma(u). The
/// recurrence goes up until u is large, then follows the Euler-Maclaurin series (NIST DLMF 5.15.8
/// and 5.11.2).
template <class T>
constexpr T factorial_times_zeta(int n, T u) {
  T factorial = T(1), sum = T(0), power = T(1);
  for (int i = 2; i <= n; ++i) factorial = factorial * T(i);
  for (const T large = T(large_argument<T>(n)); u < large; u = u + T(1)) {
    if (u == T(0)) return floating_limits<T>::infinity();
    T step = T(1);
    for (int i = 0; i <= n; ++i) step = step / u;
    sum = sum + step;
  }
  for (int i = 0; i < n; ++i) power = power / u;
  T tail = n == 0 ? T(-math::log(u)) : T(power / T(n));
  tail = tail + power / (T(2) * u);
  T product = power;  // then (n + 1) ... (n + 2k - 1) / ((2k)! u^(n + 2k))
  for (int k = 1; k <= 15; ++k) {
    product = product / (T(2 * k) * u * u);
    if (k > 1) product = product * T(n + 2 * k - 2) / T(2 * k - 1);
    product = product * T(n + 2 * k - 1);
    tail = tail + product * T(bernoulli_numbers[k - 1][0]) / T(bernoulli_numbers[k - 1][1]);
  }
  return factorial * (sum + tail);
}

/// The order, which is the same in all lanes.
template <class T>
constexpr int order_of(T n) {
  if constexpr (requires { static_cast<int>(n); })
    return static_cast<int>(n);
  else
    return static_cast<int>(n[0]);
}

/// Whether the values go to different infinities on the two sides of u: they do for even n at -1,
/// -2, ...
template <class T>
constexpr bool is_pole_of_two_signs(int n, T u) {
  return n % 2 == 0 && u < T(0) && math::floor(u) == u;
}

template <class T>
constexpr T polygamma_of(int n, T u) {
  if (n < 0 || u < T(-1000) || is_pole_of_two_signs(n, u)) return floating_limits<T>::quiet_NaN();
  if constexpr (math::real<T>)
    if (n == 0) return math::digamma(u);
  T size = factorial_times_zeta(n, u);
  if constexpr (math::real<T>)
    if (u == T(0) && math::signbit(u) && n % 2 == 0) size = -size;  // n!/u^(n + 1) from below
  return n % 2 == 0 ? T(-size) : size;
}

}  // namespace detail

/// The n-th derivative of digamma at u. Its poles are u = 0, -1, -2, ...: it is infinite there for
/// odd n; for even n it is infinite at 0, with the sign of -u, and NaN at the others, where the
/// sides disagree.
/// d polygamma(n, u) = polygamma(n + 1, u) du
/// The order n is a constant: the derivative with respect to it is NaN, which no result hides.
/// Accurate to 50 digits in wide types; NaN for u < -1000.
struct polygamma_function {
  static constexpr std::string_view name = "polygamma";
  static constexpr spelling latex = {"\\psi^{(#)}\\left(#\\right)", precedence::of_atom};
  static constexpr interval domain[] = {nonnegative_reals, positive_reals};
  static constexpr monotonicity trend = monotonicity::none;
  static constexpr int parameters = 1;  // the leading arguments that are constants
  template <class T>
  static constexpr T value(T n, T u) {
    const int order = detail::order_of(n);
    return math::lane_by_lane([order](auto lane) { return detail::polygamma_of(order, lane); }, u);
  }
  static constexpr term derivative(term n, term u, term, int k) {
    const number none = number::inexact(std::numeric_limits<double>::quiet_NaN());
    if (k == 0) return {*u.owner, u.owner->constant(none)};
    return apply<polygamma_function>(n + 1, u);
  }
};

/// The polygamma function of order n of a term, an expression or a number.
template <class N, class U>
requires function_arguments<N, U>
constexpr auto polygamma(const N& n, const U& u) {
  return apply<polygamma_function>(n, u);
}

}  // namespace nabla::core

namespace nabla {

using core::polygamma;

}  // namespace nabla
