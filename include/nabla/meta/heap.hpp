// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/meta/sequence.hpp>

namespace nabla::core {

/// A priority queue: the least first.
template <class T>
class heap {
  sequence<T> items;

 public:
  constexpr std::uint32_t size() const { return items.size; }

  constexpr void push(T value) {
    std::uint32_t k = items.size;
    items.push_back(value);
    T* const all = items.items;
    for (; k > 0 && value < all[(k - 1) / 2]; k = (k - 1) / 2) all[k] = all[(k - 1) / 2];
    all[k] = value;
  }
  constexpr T pop() {
    T* const all = items.items;
    const T least = all[0], last = items.pop_back();
    std::uint32_t k = 0;
    for (std::uint32_t child = 1; child < items.size; child = 2 * k + 1) {
      if (child + 1 < items.size && all[child + 1] < all[child]) ++child;
      if (!(all[child] < last)) break;
      all[k] = all[child];
      k = child;
    }
    if (items.size != 0) all[k] = last;
    return least;
  }
};

}  // namespace nabla::core
