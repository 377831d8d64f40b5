// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/rounding.hpp>

// + - * / in constant expressions, where the compilers refuse what overflows, divides by zero or is no number: the
// infinities and NaNs that the processor gives.

namespace nabla::math::ieee {

template <real T> inline constexpr T infinity = std::numeric_limits<T>::infinity();
template <real T> inline constexpr T not_a_number = std::numeric_limits<T>::quiet_NaN();
template <real T> inline constexpr T largest = std::numeric_limits<T>::max();

template <real T> constexpr T with_sign(T size, bool negative) { return negative ? -size : size; }

template <real T> constexpr T add(T a, T b) {
  if (isnan(a) || isnan(b) || (isinf(a) && isinf(b) && a != b)) return not_a_number<T>;
  if (isinf(a) || isinf(b)) return isinf(a) ? a : b;
  if (a > 0 && b > largest<T> - a) return infinity<T>;
  if (a < 0 && b < -largest<T> - a) return -infinity<T>;
  return a + b;
}
template <real T> constexpr T subtract(T a, T b) { return add(a, -b); }
template <real T> constexpr T multiply(T a, T b) {
  if (isnan(a) || isnan(b) || (isinf(a) && b == 0) || (a == 0 && isinf(b))) return not_a_number<T>;
  T const size = abs(a);
  if (isinf(a) || isinf(b) || (size > 1 && abs(b) > largest<T> / size))
    return with_sign(infinity<T>, signbit(a) != signbit(b));
  return a * b;
}
template <real T> constexpr T divide(T a, T b) {
  if (isnan(a) || isnan(b) || (isinf(a) && isinf(b)) || (a == 0 && b == 0)) return not_a_number<T>;
  T const size = abs(b);
  if (isinf(a) || b == 0 || (size < 1 && abs(a) > largest<T> * size))
    return with_sign(infinity<T>, signbit(a) != signbit(b));
  return a / b;
}

}  // namespace nabla::math::ieee
