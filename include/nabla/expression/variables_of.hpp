// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/names_of.hpp>
#include <nabla/meta/fixed_string.hpp>

namespace nabla::core {

template <fixed_string Name>
struct variable;
template <fixed_string Name, std::size_t N>
struct vector_variable;
template <fixed_string Name, std::size_t N>
struct column_variable;
template <fixed_string Name, std::size_t Rows, std::size_t Columns>
struct matrix_variable;
template <fixed_string Name, std::size_t N>
struct data;

/// Variables one after another, in the order in which a kernel takes them.
template <class... X>
struct variable_list {
  static constexpr std::size_t size = (X::layout::size + ... + 0);
  static constexpr sequence<term> build(graph& g) {
    sequence<term> all;
    (
        [&] {
          for (const term its_variable :
               elements_of(X::build(g), static_cast<std::uint32_t>(X::layout::entries().size())))
            all.push_back(its_variable);
        }(),
        ...);
    return all;
  }
};

namespace detail {

template <class... Lists>
struct joined_lists;
template <class... X>
struct joined_lists<variable_list<X...>> {
  using type = variable_list<X...>;
};
template <class... X, class... Y, class... Rest>
struct joined_lists<variable_list<X...>, variable_list<Y...>, Rest...>
    : joined_lists<variable_list<X..., Y...>, Rest...> {};

template <std::size_t Size>
constexpr auto fixed_name(const variable_name& name) {
  char text[Size + 1]{};
  for (std::size_t i = 0; i < Size; ++i) text[i] = name.text[i];
  return fixed_string<Size + 1>(text);
}
template <const auto& Names, std::size_t K>
constexpr auto variable_at() {
  constexpr named_variable name = Names[K];
  constexpr auto text = fixed_name<name.size>(name);
  static_assert(!name.in_pieces,
                "one name stands for arrays of different shapes here: name the variables by wrt");
  if constexpr (name.is_data())
    return variable_list<>{};
  else if constexpr (name.array.is_whole() && name.array.columns == 1)
    return variable_list<column_variable<text, name.array.rows>>{};
  else if constexpr (name.array.is_whole())
    return variable_list<matrix_variable<text, name.array.rows, name.array.columns>>{};
  else if constexpr (name.elements == 0)
    return variable_list<variable<text>>{};
  else
    return variable_list<vector_variable<text, name.elements>>{};
}
template <const auto& Names, class Indices>
struct all_variables;
template <const auto& Names, std::size_t... K>
struct all_variables<Names, std::index_sequence<K...>> {
  using type = typename joined_lists<variable_list<>, decltype(variable_at<Names, K>())...>::type;
};

}  // namespace detail

/// All variables of E, by name, without its data.
template <class E>
using variables_of =
    typename detail::all_variables<names_of<E>, std::make_index_sequence<names_of<E>.size()>>::type;
/// All variables of E in the order of `f(x, y) =`, those that it does not name behind, by name.
template <class E>
using positional_variables_of =
    typename detail::all_variables<positional_names_of<E>,
                                   std::make_index_sequence<names_of<E>.size()>>::type;

}  // namespace nabla::core

namespace nabla {

using core::variable;
using core::vector_variable;

}  // namespace nabla
