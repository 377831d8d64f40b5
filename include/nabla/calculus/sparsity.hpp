// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/diff.hpp>
#include <nabla/meta/constant_array.hpp>

namespace nabla::core {

/// Where a matrix has an element.
struct matrix_index {
  std::size_t row, column;
  friend constexpr bool operator==(const matrix_index&, const matrix_index&) = default;
};

/// The elements of a matrix that are not identically zero, row by row.
template <std::size_t Rows, std::size_t Columns, std::size_t Size>
struct sparsity_pattern {
  std::array<matrix_index, Size> positions;

  static constexpr std::size_t rows() { return Rows; }
  static constexpr std::size_t columns() { return Columns; }
  static constexpr std::size_t size() { return Size; }
  constexpr std::size_t row(std::size_t k) const { return positions[k].row; }
  constexpr std::size_t column(std::size_t k) const { return positions[k].column; }
  /// How many elements stand in the rows before row i: where it begins in compressed row storage.
  constexpr std::size_t row_start(std::size_t i) const {
    std::size_t start = 0;
    while (start < Size && positions[start].row < i) ++start;
    return start;
  }
  /// Whether the element in row i and column j is there.
  constexpr bool operator()(std::size_t i, std::size_t j) const {
    for (const matrix_index& it : positions)
      if (it == matrix_index{i, j}) return true;
    return false;
  }
  constexpr auto begin() const { return positions.begin(); }
  constexpr auto end() const { return positions.end(); }
  friend constexpr bool operator==(const sparsity_pattern&, const sparsity_pattern&) = default;
};

namespace detail {

/// Where element k of E stands in its matrix.
template <class E>
constexpr matrix_index index_of_element(std::size_t k) {
  if constexpr (requires { E::index_of(k); })
    return E::index_of(k);
  else
    return {k / E::layout::shape.columns, k % E::layout::shape.columns};
}
/// The rows and columns of that matrix.
template <class E>
constexpr shape matrix_shape() {
  if constexpr (requires { E::matrix_shape; })
    return E::matrix_shape;
  else
    return E::layout::shape;
}

/// The elements of a column or a matrix that are not zero, by position.
template <class E>
struct nonzero_maker : array_maker<std::uint32_t, 16384> {
  static constexpr sequence<std::uint32_t> make() {
    graph g;
    const term root = image_in<E>(g);
    sequence<std::uint32_t> found;
    std::uint32_t k = 0;
    for (const term it : elements_of(root, static_cast<std::uint32_t>(E::layout::size))) {
      if (!it.is_number(0)) found.push_back(k);
      ++k;
    }
    return found;
  }
};
template <class E>
inline constexpr auto nonzeros_of = exact_constant_of<nonzero_maker<E>>();

template <class E>
constexpr auto make_pattern() {
  constexpr shape s = matrix_shape<E>();
  sparsity_pattern<s.rows, s.columns, nonzeros_of<E>.size()> pattern{};
  std::size_t k = 0;
  for (const std::uint32_t element : nonzeros_of<E>)
    pattern.positions[k++] = index_of_element<E>(element);
  return pattern;
}
template <class E>
inline constexpr auto pattern_of = make_pattern<E>();

}  // namespace detail

/// Which elements of a Jacobian, a Hessian or any other matrix or column are not identically zero:
/// a constant, `pattern.row(k)` and `pattern.column(k)` for k below `pattern.size()`, row by row.
/// What only `simplify` finds to be zero is not left out.
template <expression E>
constexpr const auto& sparsity(E) {
  static_assert(
      array_expression<E> || scalar_expression<E> || requires { E::matrix_shape; },
      "a column or a matrix has a pattern; of a bundle take those of its parts");
  return detail::pattern_of<E>;
}

/// The elements of E that are not identically zero, one above the other.
template <class E>
struct nonzero_column : function_of<nonzero_column<E>> {
  using layout = column_layout<detail::nonzeros_of<E>.size()>;
  static constexpr unsigned tree_size = E::tree_size + 2;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) {
    const sequence<term> all =
        elements_of(image_in<E>(g), static_cast<std::uint32_t>(E::layout::size));
    sequence<term> chosen;
    for (const std::uint32_t element : detail::nonzeros_of<E>) chosen.push_back(all[element]);
    return list_of(g, chosen.items, layout::shape);
  }
};
/// The column of what `sparsity(e)` lists, in its order: nothing else is written.
template <expression E>
constexpr auto nonzeros(E) {
  constexpr std::size_t size = sparsity(E{}).size();
  static_assert(size > 0, "every element of this is zero");
  if constexpr (size > 0)
    return nonzero_column<E>{};
  else
    return E{};
}

/// The elements of a square matrix on and below its diagonal, row by row.
template <class E>
struct lower_half : function_of<lower_half<E>> {
  static constexpr shape matrix_shape = E::layout::shape;
  using layout = column_layout<std::size_t{matrix_shape.rows} * (matrix_shape.rows + 1) / 2>;
  static constexpr unsigned tree_size = E::tree_size + 2;
  static constexpr bool verbatim = E::verbatim;
  static constexpr matrix_index index_of(std::size_t k) {
    std::size_t row = 0;
    while (k > row) k -= ++row;
    return {row, k};
  }
  static constexpr term build(graph& g) {
    const sequence<term> all =
        elements_of(image_in<E>(g), static_cast<std::uint32_t>(E::layout::size));
    sequence<term> lower;
    for (std::uint32_t i = 0; i < matrix_shape.rows; ++i)
      for (std::uint32_t j = 0; j <= i; ++j) lower.push_back(all[i * matrix_shape.rows + j]);
    return array_of(g, lower, layout::shape);
  }
};
/// The lower half of a Hessian, or of another square matrix, as a column, row by row: (0, 0),
/// (1, 0), (1, 1), (2, 0) and so on. `sparsity(lower(h))` has the rows and columns of the matrix.
template <expression E>
constexpr auto lower(E) {
  constexpr bool is_square =
      array_expression<E> && E::layout::shape.rows == E::layout::shape.columns;
  static_assert(is_square, "lower takes a square matrix: lower(hessian(f))");
  if constexpr (is_square)
    return lower_half<E>{};
  else
    return E{};
}

}  // namespace nabla::core

namespace nabla {

using core::lower;
using core::nonzeros;
using core::sparsity;
using core::sparsity_pattern;

}  // namespace nabla
