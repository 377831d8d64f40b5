// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/packed.hpp>

namespace nabla::core {

/// Outputs of a kernel that no instruction computes: `length` of them, `stride` apart, from `to`
/// on. They are 0, or mirror images of the outputs from `from` on.
struct fill {
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  std::uint32_t to = 0, length = 0, stride = 1, from = none;

  constexpr bool is_zero() const { return from == none; }
};

namespace detail {

/// The zeros of an array, where it has them.
constexpr void append_zeros(const shape& s, const sequence<stored_element>& stored,
                            std::uint32_t base, sequence<fill>& fills) {
  sequence<bool> is_zero(s.size(), true);
  for (const auto& [at, position] : stored) {
    is_zero.items[position] = false;
    if (s.stored == storage::symmetric) is_zero.items[mirrored(s, position)] = false;
  }
  for (std::uint32_t i = 0; i < s.size(); ++i) {
    if (!is_zero.items[i]) continue;
    if (i > 0 && is_zero.items[i - 1])
      ++fills.items[fills.size - 1].length;
    else
      fills.push_back({base + i, 1, 1, fill::none});
  }
}
/// The upper half of a symmetric array, by runs in the rows of the lower half.
constexpr void append_mirror_images(const shape& s, const sequence<stored_element>& stored,
                                    std::uint32_t base, sequence<fill>& fills) {
  std::uint32_t next = fill::none;
  for (const auto& [at, position] : stored) {
    const bool is_on_diagonal = position % (s.columns + 1) == 0;
    if (is_on_diagonal) continue;
    if (position == next)  // in the same row: each ends before the diagonal
      ++fills.items[fills.size - 1].length;
    else
      fills.push_back({base + mirrored(s, position), 1, s.columns, base + position});
    next = position + 1;
  }
}

}  // namespace detail

/// Whether the mirror images of a symmetric array are filled. Few of them are written by
/// instructions, from registers: that runs faster, and many would be dear to compile.
constexpr bool fills_mirror_images(const shape& s) {
  constexpr std::uint32_t few = 256;
  return s.stored == storage::symmetric && s.positions > few;
}
/// What an array of that shape needs, beside its stored elements, where its outputs begin at `base`.
constexpr void append_fills(const shape& s, const sequence<stored_element>& stored,
                            std::uint32_t base, sequence<fill>& fills) {
  detail::append_zeros(s, stored, base, fills);
  if (fills_mirror_images(s)) detail::append_mirror_images(s, stored, base, fills);
}

}  // namespace nabla::core
