// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/variable.hpp>

namespace nabla::core {

/// A matrix of Rows times Columns variables, which is calculated with as a whole, in loops. It is
/// given a range of numbers, row by row, or a matrix.
template <fixed_string Name, std::size_t Rows, std::size_t Columns>
struct matrix_variable : function_of<matrix_variable<Name, Rows, Columns>> {
  using layout = whole_layout<Rows, Columns>;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr std::string_view name = Name.view();
  static constexpr std::uint32_t elements = Rows * Columns;
  static_assert(detail::require_variable_name<Name>());
  static_assert(Rows > 0 && Columns > 0 && Rows < (1U << 24) / Columns,
                "a matrix has 1 to 16,777,215 elements");

  static constexpr term build(graph& g) { return {g, g.variable(name, layout::shape)}; }

  /// Gives it values, or an expression in its place.
  template <class T>
  constexpr auto operator=(T&& values) const {
    return detail::bind_to<matrix_variable>(static_cast<T&&>(values));
  }
  template <class T, std::size_t N>
  constexpr auto operator=(T (&&values)[N]) const {
    return binding<matrix_variable, std::array<T, N>>{std::to_array(values)};
  }
};

/// A column of N variables, which is calculated with as a whole, in loops. (For a few, each of which
/// the compiler shall know by itself, there is `vector_variable`.)
template <fixed_string Name, std::size_t N>
struct column_variable : function_of<column_variable<Name, N>> {
  using layout = whole_layout<N, 1>;
  static constexpr unsigned tree_size = 1;
  static constexpr bool verbatim = true;
  static constexpr std::string_view name = Name.view();
  static constexpr std::uint32_t elements = N;
  static_assert(detail::require_variable_name<Name>());
  static_assert(N > 1 && N < 1U << 24, "a column has 2 to 16,777,215 elements");

  static constexpr term build(graph& g) { return {g, g.variable(name, layout::shape)}; }

  /// Gives it values, or an expression in its place.
  template <class T>
  constexpr auto operator=(T&& values) const {
    return detail::bind_to<column_variable>(static_cast<T&&>(values));
  }
  template <class T, std::size_t M>
  constexpr auto operator=(T (&&values)[M]) const {
    return binding<column_variable, std::array<T, M>>{std::to_array(values)};
  }
};

}  // namespace nabla::core

namespace nabla {

using core::column_variable;
using core::matrix_variable;

}  // namespace nabla
