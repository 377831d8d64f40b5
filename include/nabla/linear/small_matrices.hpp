// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/linear/arrays.hpp>

// Determinants, inverses and solutions of small matrices, written out in their elements.

namespace nabla::core {

namespace detail {

inline constexpr std::uint32_t largest_written_out = 5;

template <class E>
constexpr void require_square() {
  constexpr nabla::core::shape s = E::layout::shape;
  static_assert(s.rows == s.columns,
                "a determinant, an inverse and a solution need a square matrix");
  static_assert(
      s.rows <= largest_written_out,
      "determinants, inverses and solutions are written out for at most 5 rows: of a larger "
      "matrix let a library for linear algebra compute them");
}
template <class E>
inline constexpr bool is_small_square = E::layout::shape.rows == E::layout::shape.columns &&
                                        E::layout::shape.rows <= largest_written_out;

/// The elements of an expression, row by row.
template <class E>
constexpr sequence<term> elements_of_expression(graph& g) {
  constexpr nabla::core::shape s = E::layout::shape;
  const term u(g, E::build(g).in(g));
  if constexpr (!s.is_whole()) return elements_of(u, s.size());
  sequence<term> elements;
  for (std::uint32_t k = 0; k < s.size(); ++k)
    elements.push_back(element_of_array(u, k / s.columns, k % s.columns, s));
  return elements;
}
/// They as an array of that layout.
template <class Layout>
constexpr term array_from(graph& g, const sequence<term>& elements) {
  constexpr nabla::core::shape s = Layout::shape;
  if constexpr (s.size() == 1)
    return elements[0];
  else if constexpr (s.is_whole())
    return whole_array_of(g, list_of(g, elements.items, {s.rows, s.columns}), s);
  else
    return array_of(g, elements, s);
}

/// A square matrix of terms.
struct square_matrix {
  std::uint32_t size;
  sequence<term> elements;

  constexpr term at(std::uint32_t i, std::uint32_t j) const { return elements[i * size + j]; }
  /// The determinant of the last rows, from `row` on, and the columns in the set (a bit each), by
  /// the first of these rows.
  constexpr term minor_of(std::uint32_t row, std::uint32_t columns) const {
    term sum = 1;
    bool is_first = true, is_negative = false;
    for (std::uint32_t j = 0; j < size; ++j) {
      if ((columns >> j & 1) == 0) continue;
      const bool is_last_row = row + 1 == size;
      const term part =
          is_last_row ? at(row, j) : at(row, j) * minor_of(row + 1, columns & ~(1U << j));
      sum = is_first ? part : is_negative ? sum - part : sum + part;
      is_first = false;
      is_negative = !is_negative;
    }
    return sum;
  }
  constexpr term determinant() const { return minor_of(0, (1U << size) - 1); }
  /// The matrix without row i and column j.
  constexpr square_matrix without(std::uint32_t i, std::uint32_t j) const {
    square_matrix rest{size - 1, {}};
    for (std::uint32_t k = 0; k < elements.size; ++k)
      if (k / size != i && k % size != j) rest.elements.push_back(elements[k]);
    return rest;
  }
  constexpr term cofactor(std::uint32_t i, std::uint32_t j) const {
    if (size == 1) return 1;
    const term minor = without(i, j).determinant();
    return (i + j) % 2 == 0 ? minor : -minor;
  }
};
template <class E>
constexpr square_matrix matrix_of(graph& g) {
  return {E::layout::shape.rows, elements_of_expression<E>(g)};
}

}  // namespace detail

template <class E>
struct determinant_of : function_of<determinant_of<E>> {
  using layout = detail::array_layout<1, 1, detail::varies_in<E>>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) { return detail::matrix_of<E>(g).determinant(); }
};
/// The determinant of a square matrix of at most 5 rows, by minors.
template <expression E>
constexpr auto determinant(E) {
  detail::require_square<E>();
  return determinant_of<std::conditional_t<detail::is_small_square<E>, E, constant<number(1)>>>{};
}

template <class E>
struct inverse_of : function_of<inverse_of<E>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) {
    const detail::square_matrix m = detail::matrix_of<E>(g);
    const term determinant = m.determinant();
    sequence<term> elements;
    for (std::uint32_t i = 0; i < m.size; ++i)
      for (std::uint32_t j = 0; j < m.size; ++j) elements.push_back(m.cofactor(j, i) / determinant);
    return detail::array_from<layout>(g, elements);
  }
};
/// The inverse of a square matrix of at most 5 rows: cofactors by the determinant. Where that is 0
/// there is none, and the elements are infinite or NaN.
template <expression E>
constexpr auto inverse(E) {
  detail::require_square<E>();
  return inverse_of<std::conditional_t<detail::is_small_square<E>, E, constant<number(1)>>>{};
}

/// The column x with A x = b, by Cramer's rule.
template <class A, class B>
struct solution_of : function_of<solution_of<A, B>> {
  static constexpr std::size_t size = A::layout::shape.rows;
  using layout = decltype(detail::layout_of_product<A, B>());
  static constexpr unsigned tree_size = detail::saturating_sum(A::tree_size, B::tree_size);
  static constexpr bool verbatim = A::verbatim && B::verbatim;
  static constexpr term build(graph& g) {
    const detail::square_matrix m = detail::matrix_of<A>(g);
    const sequence<term> right = detail::elements_of_expression<B>(g);
    const term determinant = m.determinant();
    sequence<term> elements;
    for (std::uint32_t j = 0; j < m.size; ++j) {
      term sum = m.cofactor(0, j) * right[0];
      for (std::uint32_t i = 1; i < m.size; ++i) sum += m.cofactor(i, j) * right[i];
      elements.push_back(sum / determinant);
    }
    return detail::array_from<layout>(g, elements);
  }
};
/// The solution x of A x = b for a square matrix A of at most 5 rows and a column b.
template <expression A, expression B>
constexpr auto solve(A, B) {
  detail::require_square<A>();
  static_assert(B::layout::shape.columns == 1 && B::layout::shape.rows == A::layout::shape.rows,
                "the right side of a system of equations is a column with a row for each of the "
                "matrix");
  return solution_of<A, B>{};
}

}  // namespace nabla::core

namespace nabla {

using core::determinant;
using core::inverse;
using core::solve;

}  // namespace nabla
