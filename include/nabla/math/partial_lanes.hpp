// SPDX-License-Identifier: BSL-1.0
#pragma once
#include <nabla/math/lanes.hpp>

// The first P lanes of a pack, P known to the compiler, from memory and back.

namespace nabla::core::math {

namespace detail {

/// The largest power of two that is not above P.
constexpr std::size_t power_of_two_in(std::size_t p) {
  std::size_t power = 1;
  while (2 * power <= p) power *= 2;
  return power;
}
template <int From>
constexpr int from_lane(int i) {
  return From + i;
}
template <class T, std::size_t W, std::size_t P, int... I>
[[gnu::always_inline]] inline lanes<T, W> load_and_zeros(const T* p,
                                                         std::integer_sequence<int, I...>) {
  return lanes<T, W>{(I < static_cast<int>(P) ? p[I] : T(0))...};
}

}  // namespace detail

/// P numbers that lie at p, in the first lanes; zero in the others. Nothing else is read.
template <class T, std::size_t W, std::size_t P>
[[gnu::always_inline]] inline lanes<T, W> load_part(const T* p) {
  if constexpr (P == W)
    return load<T, W>(p);
  else
    return detail::load_and_zeros<T, W, P>(p, detail::lane_sequence<static_cast<int>(W)>{});
}

/// Stores the first P lanes alone: by two narrower packs that overlap.
template <class T, std::size_t W, std::size_t P>
[[gnu::always_inline]] inline void store_part(T* p, const lanes<T, W>& v) {
  constexpr std::size_t half = detail::power_of_two_in(P);
  if constexpr (P == W) {
    store<T, W>(p, v);
  } else if constexpr (P == 1) {
    *p = v[0];
  } else {
    const detail::lane_sequence<static_cast<int>(half)> all;
    store<T, half>(p, detail::shuffle<detail::from_lane<0>>(v, v, all));
    store<T, half>(p + (P - half),
                   detail::shuffle<detail::from_lane<static_cast<int>(P - half)>>(v, v, all));
  }
}

}  // namespace nabla::core::math
