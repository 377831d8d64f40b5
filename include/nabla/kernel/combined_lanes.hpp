// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/lanes.hpp>
#include <nabla/math/select.hpp>
#include <nabla/meta/number.hpp>

namespace nabla::core::detail {

/// The sum of two values, or the larger one.
template <bool IsLargest, class L>
[[gnu::always_inline]] constexpr L combined(const L& u, const L& v) {
  if constexpr (IsLargest)
    return math::select(u < v, v, u);
  else
    return u + v;
}
/// What is combined with nothing.
template <bool IsLargest, class T>
constexpr T neutral() {
  if constexpr (IsLargest)
    return static_cast<T>(-__builtin_huge_val());
  else
    return to<T>(number(0));
}
template <bool IsLargest, class T, std::size_t W>
[[gnu::always_inline]] constexpr T combined_lanes(const math::lanes<T, W>& v) {
  if constexpr (W == 1) {
    return v;
  } else if constexpr (!IsLargest) {
    return math::sum_of_lanes<T, W>(v);
  } else {
    T numbers[W];
    math::store<T, W>(numbers, v);
    T all = numbers[0];
    for (std::size_t i = 1; i < W; ++i) all = combined<true>(all, numbers[i]);
    return all;
  }
}

}  // namespace nabla::core::detail
