// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// Sorts by `less`, without recursion. Equal items keep their order.
template <class T, class Less>
constexpr void merge_sort(sequence<T>& items, Less less) {
  sequence<T> merged = items;
  for (std::uint32_t width = 1; width < items.size; width *= 2) {
    for (std::uint32_t start = 0; start < items.size; start += 2 * width) {
      const std::uint32_t middle = start + width < items.size ? start + width : items.size;
      const std::uint32_t end = start + 2 * width < items.size ? start + 2 * width : items.size;
      for (std::uint32_t i = start, j = middle, k = start; k < end; ++k)
        merged[k] = j == end || (i < middle && !less(items[j], items[i])) ? items[i++] : items[j++];
    }
    items.swap(merged);
  }
}

}  // namespace nabla::core
