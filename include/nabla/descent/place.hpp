// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/vectors.hpp>
#include <nabla/math/in_lanes.hpp>
#include <nabla/math/vectorized.hpp>

// Columns, gone through number by number, or by as many numbers as a register holds.

namespace nabla::core::detail {

/// W places of columns, from `first` on, as the steps of a descent see them.
template <class T, std::size_t W>
struct place {
  using numbers = math::in_lanes<math::lanes<T, W>>;
  std::size_t first;

  /// The column's numbers here.
  numbers of(const T* column) const { return math::load<T, W>(column + first); }
  /// Puts numbers into the column here, and returns them.
  numbers put(T* column, const numbers& u) const {
    math::store<T, W>(column + first, u.lanes);
    return u;
  }
  static T total(const numbers& u) { return math::sum_of_lanes<T, W>(u.lanes); }
  static bool differ(const numbers& u, const numbers& v) {
    const auto unequal = u.lanes != v.lanes;
    for (std::size_t k = 0; k < W; ++k)
      if (unequal[k]) return true;
    return false;
  }
};
template <class T>
struct place<T, 1> {
  using numbers = T;
  std::size_t first;

  constexpr T of(const T* column) const { return column[first]; }
  constexpr T put(T* column, const T& u) const { return column[first] = u; }
  static constexpr T total(const T& u) { return u; }
  static constexpr bool differ(const T& u, const T& v) { return u != v; }
};

/// A sum of what is at all places: W at once where there are so many.
template <class T, std::size_t W>
class sum_of_places {
  typename place<T, W>::numbers wide{T(0)};
  T rest = 0;

 public:
  template <std::size_t V>
  constexpr void add(place<T, V>, const typename place<T, V>::numbers& u) {
    if constexpr (V == W)
      wide = wide + u;
    else
      rest += place<T, V>::total(u);
  }
  constexpr T total() const { return place<T, W>::total(wide) + rest; }
};

/// Calls f with the places of N numbers: W at once, what is left in halves of that; of a few one
/// after another, with constants, so that the compiler knows all lengths.
template <class T, std::size_t N, std::size_t W, std::size_t Begin = 0, class F>
[[gnu::always_inline]] constexpr void for_each_place(const F& f) {
  if constexpr (N <= largest_unrolled) {
    for_each_position<N>([&f](std::size_t k) { f(place<T, 1>{k}); });
  } else {
    constexpr std::size_t end = N - (N - Begin) % W;
    for (std::size_t k = Begin; k < end; k += W) f(place<T, W>{k});
    if constexpr (end < N) for_each_place<T, N, W / 2, end>(f);
  }
}

}  // namespace nabla::core::detail
