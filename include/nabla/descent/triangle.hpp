// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <nabla/descent/vectors.hpp>

// Factorisation by orthogonal transformations, some rows after others: only a triangle R is kept, of
// N columns, row by row, with R^T R = A^T A for all rows A that it has taken up. So the condition of
// A counts, not its square, and no row is stored.

namespace nabla::core::detail {

/// Takes up rows in one column: a Householder reflection of the triangle's row j and all of them.
template <std::size_t N, class T, class Column>
constexpr void absorb_column(T* triangle, T* rows, std::size_t count, Column j) {
  T products[N]{};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = j; k < N; ++k) products[k] += rows[i * N + j] * rows[i * N + k];
  if (products[j] == 0) return;
  T* const row = triangle + j * N;
  const T length = math::sqrt(row[j] * row[j] + products[j]);
  const T first = row[j] < 0 ? row[j] - length : row[j] + length;
  const T twice = 2 / (first * first + products[j]);
  for (std::size_t k = j; k < N; ++k) {
    products[k] = twice * (first * row[k] + products[k]);
    row[k] -= products[k] * first;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const T element = rows[i * N + j];
    for (std::size_t k = j + 1; k < N; ++k) rows[i * N + k] -= products[k] * element;
  }
}
/// Takes up rows of N numbers, which are overwritten.
template <std::size_t N, class T>
constexpr void absorb(T* triangle, T* rows, std::size_t count) {
  for_each_position<N>([&](auto j) { absorb_column<N>(triangle, rows, count, j); });
}
/// Solves R x = b for the first N columns of a triangle with `Width`, where x comes in b's place; what
/// a column of zeros leaves open is 0.
template <std::size_t N, std::size_t Width, class T>
constexpr void solve_upper(const T* triangle, T* b) {
  for (std::size_t i = N; i-- > 0;) {
    for (std::size_t k = i + 1; k < N; ++k) b[i] -= triangle[i * Width + k] * b[k];
    b[i] = triangle[i * Width + i] == 0 ? T(0) : b[i] / triangle[i * Width + i];
  }
}
/// Solves R^T x = b.
template <std::size_t N, std::size_t Width, class T>
constexpr void solve_lower(const T* triangle, T* b) {
  for (std::size_t i = 0; i < N; ++i) {
    for (std::size_t k = 0; k < i; ++k) b[i] -= triangle[k * Width + i] * b[k];
    b[i] = triangle[i * Width + i] == 0 ? T(0) : b[i] / triangle[i * Width + i];
  }
}

}  // namespace nabla::core::detail
