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

/// The sums of the lanes of so many packs, a power of two, as one pack. (Put together in memory they
/// would be loaded before both halves have arrived there.)
template <class T, std::size_t W, std::size_t Packs>
[[gnu::always_inline]] inline math::lanes<T, Packs> pack_of_sums(const math::lanes<T, W>* x) {
  constexpr int width = static_cast<int>(W), count = static_cast<int>(Packs);
  namespace lanes = math::detail;
  if constexpr (Packs > W) {
    const auto low = pack_of_sums<T, W, Packs / 2>(x),
               high = pack_of_sums<T, W, Packs / 2>(x + Packs / 2);
    return lanes::shuffle<lanes::in_low_half<count>>(low, high, lanes::lane_sequence<count>{});
  } else {
    const auto all = folded_sums<width, count, width>(x);
    return lanes::shuffle<lanes::in_low_half<count>>(all, all, lanes::lane_sequence<count>{});
  }
}
/// How many sums are computed at once, of so many packs.
template <class T, std::size_t W>
constexpr std::size_t sums_at_once(std::size_t packs) {
  std::size_t several = W < 4 ? W : packs >= W ? W : packs >= 4 ? 4 : 1;
  while (several >= W && W > 1 && 2 * several <= packs && 2 * several <= math::native_lanes<T>)
    several *= 2;
  return several;
}

/// The sum of the lanes of each pack.
template <class T, std::size_t W, std::size_t Packs>
[[gnu::always_inline]] inline void sums_of_lanes(const math::lanes<T, W>* x, T* sums) {
  constexpr std::size_t several = sums_at_once<T, W>(Packs);
  if constexpr (Packs == 0) {
    return;
  } else if constexpr (several == 1 || Packs < several) {
    *sums = math::sum_of_lanes<T, W>(*x);
    sums_of_lanes<T, W, Packs - 1>(x + 1, sums + 1);
  } else {
    math::store<T, several>(sums, pack_of_sums<T, W, several>(x));
    sums_of_lanes<T, W, Packs - several>(x + several, sums + several);
  }
}

}  // namespace nabla::core::detail
