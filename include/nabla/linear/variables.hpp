// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/whole_variable.hpp>

namespace nabla::core {

/// A matrix of Rows times Columns variables, which is calculated with as a whole, in loops. It is
/// given a range of numbers, row by row, or a matrix.
template <fixed_string Name, std::size_t Rows, std::size_t Columns>
struct matrix_variable
    : whole_variable<matrix_variable<Name, Rows, Columns>, Name, whole_layout<Rows, Columns>> {
  static_assert(Rows > 0 && Columns > 0 && Rows < (1U << 24) / Columns,
                "a matrix has 1 to 16,777,215 elements");
  using whole_variable<matrix_variable, Name, whole_layout<Rows, Columns>>::operator=;
};

/// A column of N variables, which is calculated with as a whole, in loops. (For a few, each of which
/// the compiler shall know by itself, there is `vector_variable`.)
template <fixed_string Name, std::size_t N>
struct column_variable : whole_variable<column_variable<Name, N>, Name, whole_layout<N, 1>> {
  static_assert(N > 1 && N < 1U << 24, "a column has 2 to 16,777,215 elements");
  using whole_variable<column_variable, Name, whole_layout<N, 1>>::operator=;
};

}  // namespace nabla::core

namespace nabla {

using core::column_variable;
using core::matrix_variable;

}  // namespace nabla
