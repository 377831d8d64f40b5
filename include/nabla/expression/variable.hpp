// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/binding.hpp>
#include <nabla/expression/element.hpp>
#include <nabla/graph/variable_name.hpp>
#include <nabla/meta/fixed_string.hpp>
#include <nabla/meta/letters.hpp>

namespace nabla::core {

namespace detail {

template <fixed_string Name>
constexpr bool require_variable_name() {
  constexpr std::string_view name = Name.view();
  static_assert(name.size() > 0 && name.size() <= variable_name::longest,
                "a variable's name has 1 to 63 characters");
  static_assert(is_name(name) || name.empty(),
                "a variable's name is made of letters (Latin or Greek), digits and _, and starts "
                "with no digit");
  return true;
}

}  // namespace detail

/// A scalar variable; its name is what makes it.
template <fixed_string Name>
struct variable : function_of<variable<Name>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr std::string_view name = Name.view();
  static constexpr std::uint32_t elements = 0;
  static_assert(detail::require_variable_name<Name>());

  static constexpr term build(graph& g) { return {g, g.variable(name)}; }

  /// Gives the variable a value, or an expression in its place.
  template <class T>
  constexpr auto operator=(T&& value) const {
    return detail::bind_to<variable>(static_cast<T&&>(value));
  }
  template <class T, std::size_t N>
  constexpr auto operator=(T (&&values)[N]) const {
    return binding<variable, std::array<T, N>>{
        std::to_array(values)};  // if one is not a number, the evaluation says so
  }
};

/// N scalar variables in a column: `p[0_c]`, or all at once in `traced`.
template <fixed_string Name, std::size_t N>
struct vector_variable : function_of<vector_variable<Name, N>> {
  using layout = column_layout<N>;
  static constexpr unsigned tree_size = N;
  static constexpr bool verbatim = true;
  static constexpr std::string_view name = Name.view();
  static constexpr std::uint32_t elements = N;
  static_assert(detail::require_variable_name<Name>());
  static_assert(N > 0 && N < 65536, "a vector variable has 1 to 65535 elements");

  static constexpr term build(graph& g) {
    sequence<term> terms;
    for (std::uint32_t i = 0; i < N; ++i) terms.push_back({g, g.variable(name, N, i)});
    return list_of(g, terms.items, layout::shape);
  }

  /// Gives all elements values: an array, a span, a vector, a pointer, braces, any range of N
  /// numbers.
  template <class T>
  constexpr auto operator=(T&& values) const {
    return detail::bind_to<vector_variable>(static_cast<T&&>(values));
  }
  template <class T, std::size_t M>
  constexpr auto operator=(T (&&values)[M]) const {
    return binding<vector_variable, std::array<T, M>>{std::to_array(values)};
  }
};
/// One of its elements needs no list.
template <fixed_string Name, std::size_t N, std::size_t I>
struct element<vector_variable<Name, N>, I> : function_of<element<vector_variable<Name, N>, I>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr term build(graph& g) { return {g, g.variable(Name.view(), N, I)}; }
};

}  // namespace nabla::core

namespace nabla {

using core::variable;
using core::vector_variable;

}  // namespace nabla
