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
/// How many samples the data in bindings has.
template <class... X, class... V>
constexpr std::size_t samples_of(const binding<X, V>&... given) {
  std::size_t samples = unknown_length;
  const auto count_those_of = [&]<class D>(const auto& value, std::type_identity<D>) {
    if constexpr (varies_with_samples<typename D::layout>()) has_numbers<D>(value, samples);
  };
  (count_those_of(given.value, std::type_identity<X>{}), ...);
  return samples == unknown_length ? 0 : samples;
}

}  // namespace nabla::core::detail
