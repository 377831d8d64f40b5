// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/data/data.hpp>
#include <nabla/expression/loops.hpp>

// Data of which a function sees some rows at a time.

namespace nabla::core::detail {

/// Some rows of a table, which lies elsewhere.
template <class V>
struct some_rows {
  V* first;
  std::size_t count;

  constexpr V* data() const { return first; }
  constexpr V* begin() const { return first; }
  constexpr V* end() const { return first + count; }
  constexpr std::size_t size() const { return count; }
};
/// Whether X is no data, or its value has as many rows as other data.
template <class X, class V>
constexpr bool agrees([[maybe_unused]] const V& value, [[maybe_unused]] std::size_t& samples) {
  if constexpr (varies_with_samples<typename X::layout>())
    return has_numbers<X>(value, samples);
  else
    return true;
}
/// How many samples the data in bindings has: 0 where columns disagree.
template <class... X, class... V>
constexpr std::size_t samples_of(const binding<X, V>&... given) {
  std::size_t samples = unknown_length;
  const bool agree = (agrees<X>(given.value, samples) && ... && true);
  return agree && samples != unknown_length ? samples : 0;
}

}  // namespace nabla::core::detail
