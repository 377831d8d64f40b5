// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/kernel_of.hpp>
#include <nabla/expression/variable.hpp>

namespace nabla::core {

namespace detail {

template <class X>
inline constexpr bool is_variable = false;
template <fixed_string Name>
inline constexpr bool is_variable<variable<Name>> = true;
template <fixed_string Name, std::size_t N>
inline constexpr bool is_variable<vector_variable<Name, N>> = true;
template <fixed_string Name, std::size_t N, std::size_t I>
inline constexpr bool is_variable<element<vector_variable<Name, N>, I>> = true;
/// Whether no scalar is named twice, by itself or as an element.
template <class... X>
constexpr bool all_distinct() {
  graph g;
  const sequence<term> variables = variable_list<X...>::build(g);
  for (std::uint32_t i = 0; i < variables.size; ++i)
    for (std::uint32_t k = 0; k < i; ++k)
      if (variables[i].index == variables[k].index) return false;
  return true;
}

}  // namespace detail

/// With respect to these variables, in this order: scalars, vectors, elements of vectors.
template <class... X>
constexpr auto wrt(X...) {
  static_assert(sizeof...(X) > 0, "wrt names at least one variable");
  static_assert(
      (detail::is_variable<X> && ...),
      "wrt takes variables: wrt(x, y) where x and y are variable<...> or vector_variable<...>");
  if constexpr ((detail::is_variable<X> && ...)) {
    static_assert(detail::all_distinct<X...>(), "wrt names each variable once");
    return variable_list<X...>{};
  } else {
    return variable_list<>{};
  }
}

}  // namespace nabla::core

namespace nabla {

using core::wrt;

}  // namespace nabla
