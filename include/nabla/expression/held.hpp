// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/inputs.hpp>
#include <nabla/expression/variable.hpp>

namespace nabla::core::detail {

/// Whether the caller has said that the numbers are kept elsewhere.
template <class V>
inline constexpr bool is_pointer_or_span = std::is_pointer_v<V> || requires(V v) { v.subspan(0); };

/// The binding with a copy of the numbers, which outlives the call; of a span or a pointer, that; of
/// data, what was given.
template <class X, class V>
constexpr auto held(const binding<X, V>& given) {
  using value = std::remove_cvref_t<V>;
  constexpr std::size_t count = X::layout::size;
  if constexpr (expression<value>) {
    return given;  // an error that has been reported
  } else if constexpr (varies_with_samples<typename X::layout>()) {
    return given;  // data is read where it lies
  } else if constexpr (X::elements != 0 && !is_pointer_or_span<value> && goes_with<value>(count)) {
    std::array<std::remove_cvref_t<entry_of<value>>, count> numbers{};
    require_length(length_of(given.value), count);
    for (std::size_t k = 0; k < count; ++k) numbers[k] = entry(given.value, k);
    return binding<X, decltype(numbers)>{numbers};
  } else if constexpr (std::is_array_v<value>) {
    return binding<X,
                   std::array<std::remove_cv_t<std::remove_extent_t<value>>, std::extent_v<value>>>{
        std::to_array(given.value)};
  } else {
    return binding<X, typename number_made_by<value>::type>{given.value};
  }
}

}  // namespace nabla::core::detail
