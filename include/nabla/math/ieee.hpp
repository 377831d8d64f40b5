// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/rounding.hpp>

// + - * / for constant expressions, in which compilers refuse an operation that overflows, divides
// by zero or gives NaN: these functions return the infinities and NaNs that the processor returns.
// A result overflows only after it is rounded, so that they look at a fraction of the operands
// first.

namespace nabla::core::math::ieee {

template <real T>
inline constexpr T infinity = floating_limits<T>::infinity();
template <real T>
inline constexpr T not_a_number = floating_limits<T>::quiet_NaN();
template <real T>
inline constexpr T largest = floating_limits<T>::max();

template <real T>
constexpr T with_sign(T size, bool negative) {
  return negative ? -size : size;
}

template <real T>
constexpr T add(T a, T b) {
  if (isnan(a) || isnan(b) || (isinf(a) && isinf(b) && a != b)) return not_a_number<T>;
  if (isinf(a) || isinf(b)) return isinf(a) ? a : b;
  const T half = a / 2 + b / 2;  // rounds as the sum does
  if (abs(half) > largest<T> / 2) return with_sign(infinity<T>, signbit(half));
  return a + b;
}
template <real T>
constexpr T subtract(T a, T b) {
  return add(a, -b);
}
template <real T>
constexpr T multiply(T a, T b) {
  if (isnan(a) || isnan(b) || (isinf(a) && b == 0) || (a == 0 && isinf(b))) return not_a_number<T>;
  const T u = abs(a), v = abs(b);
  const bool far = u > 1 && v / 2 > largest<T> / u;  // by a factor of two
  if (isinf(a) || isinf(b) || far || (u > 1 && v > 1 && (u / 2) * (v / 2) > largest<T> / 4))
    return with_sign(infinity<T>, signbit(a) != signbit(b));
  return a * b;
}
template <real T>
constexpr T divide(T a, T b) {
  if (isnan(a) || isnan(b) || (isinf(a) && isinf(b)) || (a == 0 && b == 0)) return not_a_number<T>;
  const T u = abs(a), v = abs(b);
  const bool far = v < 1 && u / 4 > largest<T> * v;  // by a factor of four
  if (isinf(a) || b == 0 || far || (v < 1 && (u / 8) / v > largest<T> / 8))
    return with_sign(infinity<T>, signbit(a) != signbit(b));
  return a / b;
}

}  // namespace nabla::core::math::ieee

namespace nabla {

namespace math = core::math;

}  // namespace nabla
