// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/kernel_of.hpp>

namespace nabla {

namespace detail {

template <class X> inline constexpr bool is_variable = false;
template <fixed_string Name> inline constexpr bool is_variable<variable<Name>> = true;
template <fixed_string Name, std::size_t N> inline constexpr bool is_variable<vector_variable<Name, N>> = true;
template <fixed_string Name, std::size_t N, std::size_t I> inline constexpr bool is_variable<element<vector_variable<Name, N>, I>> = true;
template <class... X> inline constexpr bool all_distinct = true;
template <class X, class... Rest>
inline constexpr bool all_distinct<X, Rest...> = !(std::is_same_v<X, Rest> || ...) && all_distinct<Rest...>;

}  // namespace detail

/// With respect to these variables, in this order: scalars, vectors, elements of vectors.
template <class... X> constexpr variable_list<X...> wrt(X...) {
  static_assert(sizeof...(X) > 0, "wrt names at least one variable");
  static_assert((detail::is_variable<X> && ...), "wrt takes variables: wrt(x, y) where x and y are variable<...> or vector_variable<...>");
  static_assert(detail::all_distinct<X...>, "wrt names each variable once");
  return {};
}

}  // namespace nabla
