// SPDX-License-Identifier: BSL-1.0
// Orders that look random: each number once, another order for each seed and each repetition.

#include <nabla/descent/permutation.hpp>

#include <array>

namespace {

using nabla::permutation;

constexpr bool has_each_number_once(std::size_t size, std::uint64_t seed) {
  const permutation order(size, seed);
  std::array<bool, 70> seen{};
  for (std::size_t k = 0; k < size; ++k) {
    const std::size_t found = order[k];
    if (found >= size || seen[found]) return false;
    seen[found] = true;
  }
  return order.size() == size;
}
constexpr bool all_sizes_have() {
  for (std::size_t size = 0; size < 70; ++size)
    if (!has_each_number_once(size, 3 * size)) return false;
  return true;
}
static_assert(all_sizes_have());

constexpr std::size_t common_places(const permutation& p, const permutation& q) {
  std::size_t count = 0;
  for (std::size_t k = 0; k < p.size(); ++k) count += p[k] == q[k];
  return count;
}
static_assert(common_places(permutation(64, 1), permutation(64, 1)) == 64);
static_assert(common_places(permutation(64, 1), permutation(64, 2)) < 8);
static_assert(common_places(permutation(64, 1, 0), permutation(64, 1, 1)) < 8);
static_assert(common_places(permutation(64, 0, 1), permutation(64, 1, 0)) < 8);

}  // namespace
