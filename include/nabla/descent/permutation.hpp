// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>

namespace nabla::core {

namespace detail {

/// Bits that look random, for each u others. (Stafford's variant 13 of the finaliser of MurmurHash3,
/// as Steele, Lea and Flood, OOPSLA 2014, write it.)
constexpr std::uint64_t scrambled(std::uint64_t u) {
  u = (u ^ (u >> 30)) * 0xbf58476d1ce4e5b9U;
  u = (u ^ (u >> 27)) * 0x94d049bb133111ebU;
  return u ^ (u >> 31);
}

}  // namespace detail

/// The numbers 0, 1, ..., size - 1 in an order that looks random: for each seed and each number of a
/// repetition another. It is calculated, not stored: `order[k]` depends on k and these two alone. A
/// Feistel network scrambles the bits of k (Luby and Rackoff, SIAM J. Comput. 17 (1988) 373-386),
/// and goes on while the result is none of the numbers (Black and Rogaway, CT-RSA 2002).
class permutation {
 public:
  constexpr explicit permutation(std::size_t size, std::uint64_t seed = 0,
                                 std::uint64_t repetition = 0)
      : count(size), key(detail::scrambled(detail::scrambled(seed) + repetition)) {
    const auto width = static_cast<unsigned>(std::bit_width(size > 1 ? size - 1 : 0));
    if (width > 2 * half) half = (width + 1) / 2;
  }
  constexpr std::size_t size() const { return count; }
  constexpr std::size_t operator[](std::size_t k) const {
    std::uint64_t found = network(k);
    while (found >= count) found = network(found);
    return static_cast<std::size_t>(found);
  }

 private:
  std::size_t count;
  std::uint64_t key;
  unsigned half = 3;  // bits on each side of the network

  constexpr std::uint64_t network(std::uint64_t u) const {
    const std::uint64_t low = (std::uint64_t{1} << half) - 1;
    std::uint64_t left = u >> half, right = u & low;
    for (std::uint64_t round = 0; round < 8; ++round) {
      const std::uint64_t next =
          left ^ (detail::scrambled(right + 0x9e3779b97f4a7c15U * round + key) & low);
      left = right;
      right = next;
    }
    return left << half | right;
  }
};

}  // namespace nabla::core

namespace nabla {

using core::permutation;

}  // namespace nabla
