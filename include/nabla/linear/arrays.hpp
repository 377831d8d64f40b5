// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/column.hpp>
#include <nabla/linear/reductions.hpp>

// Columns and matrices made of others.

namespace nabla::core {

namespace detail {

template <class E>
inline constexpr nabla::core::shape shape_in = E::layout::shape;
template <class E>
inline constexpr bool varies_in = varies_with_samples<typename E::layout>();

}  // namespace detail

/// Rows as columns.
template <class E>
struct transposition : function_of<transposition<E>> {
  using layout =
      detail::array_layout<E::layout::shape.columns, E::layout::shape.rows, detail::varies_in<E>>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) { return transposed(detail::whole_of<E>(g)); }
};
template <expression E>
constexpr auto transpose(E) {
  detail::require_one_array<E>();
  return transposition<E>{};
}

/// Some rows of E.
template <class E, row_range Rows>
struct row_slice : function_of<row_slice<E, Rows>> {
  using layout = detail::array_layout<Rows.size, E::layout::shape.columns, detail::varies_in<E>>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) { return sliced(detail::whole_of<E>(g), Rows); }
};
/// The rows start, start + step, and so on, `size` of them: of a column these elements.
template <std::uint32_t Start, std::uint32_t Step, std::uint32_t Size, expression E>
constexpr auto slice(E) {
  detail::require_one_array<E>();
  constexpr std::uint32_t rows = E::layout::shape.rows;
  constexpr bool inside =
      Size > 0 && Step > 0 && Start < rows && Size <= (rows - Start + Step - 1) / Step;
  static_assert(inside, "a slice has one row at least, and none beyond the last");
  return row_slice<E, row_range{inside ? Start : 0, inside ? Step : 1, inside ? Size : 1, rows}>{};
}
/// The first N rows.
template <std::uint32_t N, expression E>
constexpr auto head(E u) {
  return slice<0, 1, N>(u);
}
/// The last N rows.
template <std::uint32_t N, expression E>
constexpr auto tail(E u) {
  static_assert(N <= E::layout::shape.rows,
                "a slice has one row at least, and none beyond the last");
  return slice<E::layout::shape.rows - N, 1, N>(u);
}
/// The rows 0, 2, 4, ...
template <expression E>
constexpr auto even(E u) {
  return slice<0, 2, (E::layout::shape.rows + 1) / 2>(u);
}
/// The rows 1, 3, 5, ...
template <expression E>
constexpr auto odd(E u) {
  return slice<1, 2, E::layout::shape.rows / 2>(u);
}
/// `Size` rows from `Start` on.
template <std::uint32_t Start, std::uint32_t Size, expression E>
constexpr auto rows(E u) {
  return slice<Start, 1, Size>(u);
}
/// `Size` columns from `Start` on.
template <std::uint32_t Start, std::uint32_t Size, expression E>
constexpr auto columns(E u) {
  return transpose(slice<Start, 1, Size>(transpose(u)));
}
/// The block of `Rows` times `Columns` elements that begins in this row and column.
template <std::uint32_t Row, std::uint32_t Column, std::uint32_t Rows, std::uint32_t Columns,
          expression E>
constexpr auto block(E u) {
  return columns<Column, Columns>(rows<Row, Rows>(u));
}

/// Arrays of as many columns one above the other.
template <class... E>
struct concatenation : function_of<concatenation<E...>> {
  static constexpr std::size_t row_count = (E::layout::shape.rows + ...);
  static constexpr std::size_t column_count =
      std::tuple_element_t<0, std::tuple<E...>>::layout::shape.columns;
  static_assert(((E::layout::shape.columns == column_count) && ...),
                "concat puts arrays one above the other, which have as many columns");
  using layout = detail::array_layout<row_count, column_count, (detail::varies_in<E> || ...)>;
  static constexpr unsigned tree_size = detail::saturating_sum(E::tree_size...);
  static constexpr bool verbatim = (E::verbatim && ...);
  static constexpr term build(graph& g) {
    const term parts[] = {detail::whole_of<E>(g)...};
    constexpr std::uint32_t lengths[] = {E::layout::shape.rows...};
    term all = spread_out(g, parts[0], {0, 1, lengths[0], row_count});
    std::uint32_t start = lengths[0];
    for (std::size_t k = 1; k < sizeof...(E); start += lengths[k++])
      all = all + spread_out(g, parts[k], {start, 1, lengths[k], row_count});
    return all;
  }
};
template <expression... E>
constexpr auto concat(E...) {
  (detail::require_one_array<E>(), ...);
  return concatenation<E...>{};
}

/// The number of the row, from 0 on, in a column of N rows.
template <std::size_t N>
struct row_numbers : function_of<row_numbers<N>> {
  using layout = whole_layout<N, 1>;
  static constexpr unsigned tree_size = 1;
  static constexpr term build(graph& g) { return positions(g, N); }
};
/// The column 0, 1, ..., N - 1: where(equals(position<10>, label), 1_c, 0_c) picks a class by its
/// number.
template <std::size_t N>
inline constexpr row_numbers<N> position;

/// An array whose elements are all V.
template <std::size_t Rows, std::size_t Columns, std::int64_t V>
struct constant_array : function_of<constant_array<Rows, Columns, V>> {
  using layout = whole_layout<Rows, Columns>;
  static constexpr unsigned tree_size = 1;
  static constexpr term build(graph&) { return number(V); }
};
template <std::size_t Rows, std::size_t Columns = 1>
inline constexpr constant_array<Rows, Columns, 0> zeros;
template <std::size_t Rows, std::size_t Columns = 1>
inline constexpr constant_array<Rows, Columns, 1> ones;

/// The matrix with 1 in its diagonal and 0 elsewhere.
template <std::size_t N>
struct identity_matrix : function_of<identity_matrix<N>> {
  using layout = whole_layout<N, N>;
  static constexpr unsigned tree_size = 1;
  static constexpr term build(graph& g) {
    const term row = positions(g, N);
    return where(row == transposed(row), 1, 0);
  }
};
template <std::size_t N>
inline constexpr identity_matrix<N> identity;

/// u times v transposed: every element of u by every element of v.
template <expression U, expression V>
constexpr auto outer(U u, V v) {
  static_assert(U::layout::shape.columns == 1 && V::layout::shape.columns == 1,
                "the outer product is of two columns");
  return u * transpose(v);
}
/// The sum of the diagonal of a square matrix.
template <expression E>
constexpr auto trace(E u) {
  constexpr auto size = E::layout::shape.rows;
  static_assert(size == E::layout::shape.columns && size > 1, "the trace is of a square matrix");
  return sum<over_rows + over_columns>(hadamard(identity<size>, u));
}

}  // namespace nabla::core

namespace nabla {

using core::block;
using core::columns;
using core::concat;
using core::even;
using core::head;
using core::identity;
using core::odd;
using core::ones;
using core::outer;
using core::position;
using core::rows;
using core::slice;
using core::tail;
using core::trace;
using core::transpose;
using core::zeros;

}  // namespace nabla
