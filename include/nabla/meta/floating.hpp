// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <limits>
#include <type_traits>

namespace nabla::core {

/// std::numeric_limits, but right for __float128 too, about which the standard library may say
/// nothing, or 0.
template <class T>
struct floating_limits : std::numeric_limits<T> {};

namespace detail {

#ifdef __SIZEOF_FLOAT128__
__extension__ using quadruple = __float128;
#else
struct quadruple;  // stays incomplete: this compiler does not have the type
#endif

}  // namespace detail

#ifdef __SIZEOF_FLOAT128__
template <>
struct floating_limits<detail::quadruple> {
  using quadruple = detail::quadruple;
  static constexpr int digits = 113, digits10 = 33, min_exponent = -16381, max_exponent = 16384;
  static constexpr quadruple infinity() { return __builtin_inf(); }
  static constexpr quadruple quiet_NaN() { return __builtin_nan(""); }
  static constexpr quadruple epsilon() { return power_of_two(1 - digits); }
  static constexpr quadruple min() { return power_of_two(min_exponent - 1); }
  static constexpr quadruple denorm_min() { return power_of_two(min_exponent - digits); }
  static constexpr quadruple max() { return (2 - epsilon()) * power_of_two(max_exponent - 1); }
  static constexpr quadruple lowest() { return -max(); }

 private:
  static constexpr quadruple power_of_two(int n) {
    quadruple power = 1, factor = n < 0 ? 0.5 : 2;
    for (int rest = n < 0 ? -n : n; rest != 0; rest /= 2) {
      if (rest % 2 != 0) power *= factor;
      if (rest > 1) factor *= factor;
    }
    return power;
  }
};
#endif

/// A floating type that the compiler computes with: a standard one, or __float128.
template <class T>
concept floating = (std::is_floating_point_v<T> || std::is_same_v<T, detail::quadruple>) &&
                   std::is_same_v<T, std::remove_cv_t<T>>;

}  // namespace nabla::core
