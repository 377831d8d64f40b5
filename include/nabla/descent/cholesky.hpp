// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include <nabla/descent/vectors.hpp>

namespace nabla::core::detail {

/// The largest size of a diagonal element, and of any other.
template <std::size_t N, class T>
constexpr std::array<T, 2> largest_elements(const T* matrix) {
  std::array<T, 2> largest{};
  for (std::size_t i = 0; i < N; ++i)
    for (std::size_t j = 0; j <= i; ++j) {
      const T size = math::abs(matrix[i * N + j]);
      T& among = largest[i == j ? 0 : 1];
      if (size > among) among = size;
    }
  return largest;
}
/// Of the first `count` of N numbers. (g++ 12 warns of loops whose end it believes to be far off.)
template <std::size_t N, class T>
constexpr T product_of_first(std::size_t count, const T* u, const T* v) {
  T sum = count > 0 ? u[0] * v[0] : T(0);
  for (std::size_t k = 1; k < N && k < count; ++k) sum += u[k] * v[k];
  return sum;
}
/// A pivot of at least both bounds. (A call of its own: it is rare, and what is usual shall not wait
/// for the bounds.)
template <class T>
[[gnu::noinline, gnu::cold]] constexpr T raised_pivot(T pivot, T least, T other) {
  const T size = math::abs(pivot), larger = size < least ? least : size;
  return larger < other ? other : larger;
}
/// Column j of L and its pivot, raised to what keeps both in their bounds; false where it was raised.
template <std::size_t N, class T>
[[gnu::always_inline]] constexpr bool factor_column(T* matrix, std::size_t j, T least, T bound) {
  T* const row = matrix + j * N;
  for (std::size_t s = 0; s < j; ++s) row[s] /= matrix[s * N + s];
  T steepest = 0;
  for (std::size_t i = j + 1; i < N; ++i) {
    T& element = matrix[i * N + j];
    element -= product_of_first<N>(j, row, matrix + i * N);
    if (math::abs(element) > steepest) steepest = math::abs(element);
  }
  const bool is_large_enough = row[j] >= least && row[j] * bound >= steepest * steepest;
  if (!is_large_enough) row[j] = raised_pivot(row[j], least, steepest * steepest / bound);
  for (std::size_t i = j + 1; i < N; ++i)
    matrix[i * N + i] -= matrix[i * N + j] * matrix[i * N + j] / row[j];
  return is_large_enough;
}
/// Factors a symmetric matrix plus a diagonal as L D L^T, in its lower half, with D positive and L
/// bounded; the diagonal is 0 where the matrix is positive definite enough, and that is returned. (Gill, Murray and
/// Wright, Practical Optimization, 1981, section 4.4.2.2.)
template <std::size_t N, class T>
[[gnu::always_inline]] constexpr bool factor_modified(T* matrix) {
  const auto [diagonal, other] = largest_elements<N>(matrix);
  const T epsilon = floating_limits<T>::epsilon();
  constexpr T share = N > 1 ? 1 / math::sqrt(T(N * N - 1)) : T(1);
  T bound = diagonal > other * share ? diagonal : other * share;
  if (bound < epsilon) bound = epsilon;
  const T least = epsilon * (diagonal + other > 1 ? diagonal + other : T(1));
  bool is_positive = true;
  for_each_position<N>([&](auto column_index) {
    if (!factor_column<N>(matrix, column_index, least, bound)) is_positive = false;
  });
  return is_positive;
}
/// Solves L D L^T x = b, where x comes in b's place.
template <std::size_t N, class T>
constexpr void solve_factored(const T* factors, T* b) {
  for (std::size_t i = 0; i < N; ++i) b[i] -= product_of_first<N>(i, factors + i * N, b);
  for (std::size_t i = 0; i < N; ++i) b[i] /= factors[i * N + i];
  for (std::size_t i = N; i-- > 0;)
    for (std::size_t j = 0; j < i; ++j) b[j] -= factors[i * N + j] * b[i];
}
/// u^T L D L^T u
template <std::size_t N, class T>
constexpr T square_by_factors(const T* factors, const T* u) {
  T sum = 0;
  for (std::size_t j = 0; j < N; ++j) {
    T turned = u[j];
    for (std::size_t i = j + 1; i < N; ++i) turned += factors[i * N + j] * u[i];
    sum += factors[j * N + j] * turned * turned;
  }
  return sum;
}

}  // namespace nabla::core::detail
