// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>

#include <nabla/math/lanes.hpp>

// The sums of the lanes of several packs at once: a tree of shuffles that makes of W packs one pack
// of their sums.

namespace nabla::core::detail {

/// Lane i of two packs whose halves, quarters, ... of `Segment` lanes are folded: where the first half
/// of the segment is from which lane i comes.
template <int W, int Segment>
constexpr int in_first_half(int i) {
  const int half = Segment / 2, place = i % (W / 2);
  return (i < W / 2 ? 0 : W) + place / half * Segment + place % half;
}
template <int W, int Segment>
constexpr int in_second_half(int i) {
  return in_first_half<W, Segment>(i) + Segment / 2;
}
/// Of each segment of x, then of y, the first half plus the second half.
template <int W, int Segment, class L>
[[gnu::always_inline]] inline L folded(const L& x, const L& y) {
  namespace lanes = math::detail;
  const lanes::lane_sequence<W> all;
  return lanes::shuffle<in_first_half<W, Segment>>(x, y, all) +
         lanes::shuffle<in_second_half<W, Segment>>(x, y, all);
}
/// The sums of the lanes of so many packs, a power of two of at most W, in the first lanes.
template <int W, int Packs, int Segment, class L>
[[gnu::always_inline]] inline L folded_sums(const L* x) {
  if constexpr (Segment == 1) {
    return x[0];
  } else if constexpr (Packs == 1) {
    const L y = folded<W, Segment>(x[0], x[0]);
    return folded_sums<W, 1, Segment / 2>(&y);
  } else {
    L y[static_cast<std::size_t>(Packs) / 2];
#pragma GCC unroll 16
    for (int i = 0; i < Packs / 2; ++i) y[i] = folded<W, Segment>(x[2 * i], x[2 * i + 1]);
    return folded_sums<W, Packs / 2, Segment / 2>(y);
  }
}

/// The sum of the lanes of each pack.
template <class T, std::size_t W, std::size_t Packs>
[[gnu::always_inline]] inline void sums_of_lanes(const math::lanes<T, W>* x, T* sums) {
  constexpr std::size_t several = W < 4 ? W : Packs >= W ? W : Packs >= 4 ? 4 : 1;
  if constexpr (Packs == 0) {
    return;
  } else if constexpr (several == 1) {
    *sums = math::sum_of_lanes<T, W>(*x);
    sums_of_lanes<T, W, Packs - 1>(x + 1, sums + 1);
  } else if constexpr (Packs < several) {
    *sums = math::sum_of_lanes<T, W>(*x);
    sums_of_lanes<T, W, Packs - 1>(x + 1, sums + 1);
  } else {
    const auto all =
        folded_sums<static_cast<int>(W), static_cast<int>(several), static_cast<int>(W)>(x);
    __builtin_memcpy(sums, &all, several * sizeof(T));
    sums_of_lanes<T, W, Packs - several>(x + several, sums + several);
  }
}

}  // namespace nabla::core::detail
