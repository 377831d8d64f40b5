// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/error_function.hpp>
#include <nabla/math/inverse_trigonometric.hpp>
#include <nabla/math/power.hpp>
#include <nabla/math/trigonometric.hpp>

// Student's t distribution, for confidence intervals.

namespace nabla::core::detail {

/// How probable it is that |t| <= sqrt(n) tan(angle), for n degrees of freedom.
/// (Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.)
template <class T>
constexpr T probability_within(T angle, std::size_t n) {
  const T sine = math::sin(angle), cosine = math::cos(angle);
  const bool is_odd = n % 2 == 1;
  T term = is_odd ? cosine : T(1), sum = n == 1 ? T(0) : term;
  for (std::size_t k = is_odd ? 3 : 2; k + 2 <= n; k += 2) {
    term *= cosine * cosine * T(k - 1) / T(k);
    sum += term;
  }
  return is_odd ? (angle + sine * sum) * T(0.636619772367581343075535053490057448L) : sine * sum;
}
/// Where a function that grows from u to v takes a value, by halving.
template <class T, class F>
constexpr T place_of_value(const F& f, T value, T low, T high) {
  for (;;) {
    const T middle = low + (high - low) / 2;
    if (!(low < middle && middle < high)) return middle;
    (f(middle) < value ? low : high) = middle;
  }
}
struct within_angle {
  std::size_t degrees;

  template <class T>
  constexpr T operator()(T angle) const {
    return probability_within(angle, degrees);
  }
};
struct within_normal_deviation {
  template <class T>
  constexpr T operator()(T z) const {
    return math::erf(z / math::sqrt(T(2)));
  }
};

/// The t of which |t| is no larger with this probability, for n degrees of freedom. Above 10,000 it
/// is found from the normal distribution. (Abramowitz and Stegun, 26.7.5.)
template <class T>
constexpr T students_t(T level, std::size_t n) {
  if (n <= 10000) {
    const T angle = place_of_value(within_angle{n}, level, T(0), T(1.57079632679489661923L));
    return math::sqrt(T(n)) * math::tan(angle);
  }
  const T z = place_of_value(within_normal_deviation{}, level, T(0), T(10)), square = z * z;
  const T by = 1 / T(n);
  return z + z * (square + 1) / 4 * by + z * ((5 * square + 16) * square + 3) / 96 * by * by;
}

}  // namespace nabla::core::detail
