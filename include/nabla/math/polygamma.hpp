// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/digamma.hpp>
#include <nabla/math/logarithm.hpp>
#include <nabla/math/rounding.hpp>
#include <nabla/math/select.hpp>

// digamma and its derivatives, for scalars of every type.

namespace nabla::core::math {

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

/// Whether the values go to different infinities on the two sides of u: they do for even n at -1,
/// -2, ...
template <class T>
constexpr bool is_pole_of_two_signs(int n, T u) {
  return n % 2 == 0 && u < T(0) && math::floor(u) == u;
}

}  // namespace detail

/// The n-th derivative of digamma at a scalar u.
template <class T>
constexpr T polygamma_of(int n, const T& u) {
  if (n < 0 || u < T(-1000) || detail::is_pole_of_two_signs(n, u))
    return floating_limits<T>::quiet_NaN();
  if constexpr (math::real<T>)
    if (n == 0) return math::digamma(u);
  T size = detail::factorial_times_zeta(n, u);
  if constexpr (math::real<T>)
    if (u == T(0) && math::signbit(u) && n % 2 == 0) size = -size;  // n!/u^(n + 1) from below
  return n % 2 == 0 ? T(-size) : size;
}

/// The same lane by lane; a type may bring its own `polygamma_of`.
template <class T>
constexpr T polygamma(int n, const T& u) {
  return lane_by_lane([n](auto lane) { return polygamma_of(n, lane); }, u);
}

}  // namespace nabla::core::math

namespace nabla {

namespace math = core::math;

}  // namespace nabla
