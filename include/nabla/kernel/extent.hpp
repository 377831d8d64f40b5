// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>

// What products of matrices know of the extents and strides of their operands.

namespace nabla::core {

/// How far apart in memory neighbours in a matrix are: in a column, and in a row.
struct strides {
  std::int32_t first, second;
};

/// An extent that the compiler knows; one that only the program knows is a std::size_t.
template <std::size_t N>
using fixed = std::integral_constant<std::size_t, N>;

namespace detail {

inline constexpr std::size_t unknown_extent = ~std::size_t{0};
template <class N>
inline constexpr std::size_t known = N::value;
template <>
inline constexpr std::size_t known<std::size_t> = unknown_extent;

/// How many of an extent go into one block of at most `most`: blocks that are equal, but for the last.
constexpr std::size_t block_size(std::size_t extent, std::size_t most) {
  if (extent == unknown_extent) return most;
  const std::size_t blocks = (extent + most - 1) / most;
  return blocks == 0 ? 1 : (extent + blocks - 1) / blocks;
}
/// What whole blocks leave over, if the compiler knows the extent.
constexpr std::size_t rest_of(std::size_t extent, std::size_t block) {
  return extent == unknown_extent ? unknown_extent : extent % block;
}
/// The size of the blocks after those of `block`: of a known rest that rest itself.
constexpr std::size_t next_block(std::size_t rest, std::size_t block) {
  if (rest != unknown_extent) return rest;
  return block > 4 ? 4 : 1;
}

/// The narrowest pack of at most W lanes that holds so many columns.
template <std::size_t W>
constexpr std::size_t narrowest(std::size_t columns) {
  std::size_t width = W;
  while (width > 1 && width / 2 >= columns) width /= 2;
  return width;
}

/// The i-th number from p on, if neighbours are so far apart.
template <class T>
[[gnu::always_inline]] constexpr T* at(T* p, std::size_t i, std::int32_t stride) {
  return p + static_cast<std::ptrdiff_t>(i) * stride;
}

}  // namespace detail

}  // namespace nabla::core
