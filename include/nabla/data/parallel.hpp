// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/data/parts.hpp>
#include <nabla/expression/options.hpp>

// Passes over data by several threads. Not part of nabla.hpp: a program that wants threads includes
// this header, and links them.

namespace nabla::core {

/// So many threads for a call.
struct parallel_policy {
  unsigned threads;

  constexpr std::size_t count(std::size_t samples) const { return samples; }
  constexpr detail::part_range own(const detail::row_parts& parts) const {
    return {0, parts.count};
  }
  template <class E, class T>
  void total(std::vector<T>& sums, const detail::row_parts& parts) const {
    constexpr std::size_t size = detail::sums_layout<E>::size;
    detail::in_pairs(parts.count, [&](std::size_t k, std::size_t j) {
      detail::combine_sums<E>(sums.data() + k * size, sums.data() + j * size);
    });
    sums.resize(size);
  }
};
/// In a call of a function of data: `loss(p = weights, x = images, parallel(4))` divides the rows
/// among so many threads. The rows are cut into parts, and the parts' sums added in pairs, in a way
/// that does not depend on the number of threads, and so do the results. Within a part sums are
/// compensated after each block of 1024 rows: their errors do not grow with the number of rows. It
/// allocates what storage it needs, and takes no workspace.
constexpr parallel_policy parallel(unsigned threads) { return {threads == 0 ? 1 : threads}; }

}  // namespace nabla::core

namespace nabla {

using core::parallel;

}  // namespace nabla
