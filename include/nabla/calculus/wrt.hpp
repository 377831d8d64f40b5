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
template <fixed_string Name, std::size_t N>
inline constexpr bool is_variable<column_variable<Name, N>> = true;
template <fixed_string Name, std::size_t Rows, std::size_t Columns>
inline constexpr bool is_variable<matrix_variable<Name, Rows, Columns>> = true;
template <class X>
inline constexpr bool is_data = false;
template <fixed_string Name, std::size_t N>
inline constexpr bool is_data<data<Name, N>> = true;

/// The variables that something stands for in wrt.
template <class X>
struct variables_behind {
  using type = std::conditional_t<is_variable<X>, variable_list<X>, variable_list<>>;
};
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

template <class... X>
constexpr auto distinct(variable_list<X...> list) {
  static_assert(all_distinct<X...>(), "wrt names each variable once");
  return list;
}

}  // namespace detail

/// With respect to these variables, in this order: scalars, vectors, elements of vectors.
template <class... X>
constexpr auto wrt(X...) {
  static_assert(sizeof...(X) > 0, "wrt names at least one variable");
  static_assert(!(detail::is_data<X> || ...),
                "data is known: a function is not differentiated by it");
  constexpr bool named =
      ((detail::is_data<X> || detail::variables_behind<X>::type::size > 0) && ...);
  static_assert(
      named,
      "wrt takes variables: wrt(x, y) where x and y are variable<...> or vector_variable<...>");
  using list = typename detail::joined_lists<typename detail::variables_behind<X>::type...>::type;
  return detail::distinct(list{});
}

}  // namespace nabla::core

namespace nabla {

using core::wrt;

}  // namespace nabla
