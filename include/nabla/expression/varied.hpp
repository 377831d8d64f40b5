// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <tuple>

#include <nabla/expression/inputs.hpp>
#include <nabla/expression/kernel_of.hpp>

// Among the values that a point gives: those of the variables that are varied, whose numbers lie one
// after another, and the rest.

namespace nabla::core::detail {

/// Where the numbers of Y begin among those of X, one after another.
template <class Y, class... X>
constexpr std::size_t offset_among() {
  constexpr std::size_t lengths[] = {X::layout::size...};
  constexpr bool are_it[] = {std::is_same_v<X, Y>...};
  std::size_t offset = 0;
  for (std::size_t k = 0; k < sizeof...(X) && !are_it[k]; ++k) offset += lengths[k];
  return offset;
}
/// Copies what is given for one of the variables X to where its numbers lie.
template <class... X, class T, class B>
constexpr void copy_if_varied(const B& given, T* to) {
  using Y = typename B::variable;
  if constexpr ((std::is_same_v<X, Y> || ...)) {
    T* const first = to + offset_among<Y, X...>();
    if constexpr (Y::elements == 0)
      *first = as_scalar<T>(given.value);
    else
      for (std::size_t k = 0; k < Y::layout::size; ++k)
        first[k] = as_scalar<T>(entry_of<typename B::value_type>(entry(given.value, k)));
  }
}
template <class... X, class T, class... B>
constexpr void copy_varied(const std::tuple<B...>& given, T* to) {
  std::apply([to](const auto&... its_bindings) { (copy_if_varied<X...>(its_bindings, to), ...); },
             given);
}

template <class B, class... X>
constexpr auto if_not_varied(const B& given, variable_list<X...>) {
  if constexpr ((std::is_same_v<typename B::variable, X> || ...))
    return std::tuple<>{};
  else
    return std::tuple<const B&>{given};
}
/// The bindings of all other variables, by reference.
template <class... B, class Variables>
constexpr auto not_varied(const std::tuple<B...>& given, Variables list) {
  return std::apply(
      [list](const auto&... its_bindings) {
        return std::tuple_cat(if_not_varied(its_bindings, list)...);
      },
      given);
}

}  // namespace nabla::core::detail
