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
    for (; k > 0 && value < items[(k - 1) / 2]; k = (k - 1) / 2) items[k] = items[(k - 1) / 2];
    items[k] = value;
  }
  constexpr T pop() {
    const T least = items[0], last = items.pop_back();
    std::uint32_t k = 0;
    for (std::uint32_t child = 1; child < items.size; child = 2 * k + 1) {
      if (child + 1 < items.size && items[child + 1] < items[child]) ++child;
      if (!(items[child] < last)) break;
      items[k] = items[child];
      k = child;
    }
    if (items.size != 0) items[k] = last;
    return least;
  }
};

}  // namespace nabla::core
