// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/math/power.hpp>

// Columns of N numbers, as methods calculate with them.

namespace nabla::core::detail {

template <std::size_t N, class T>
constexpr T product_of(const T* u, const T* v) {
  T sum = 0;
  for (std::size_t k = 0; k < N; ++k) sum += u[k] * v[k];
  return sum;
}
template <std::size_t N, class T>
constexpr T largest_of(const T* u) {
  T largest = 0;
  for (std::size_t k = 0; k < N; ++k)
    if (const T size = u[k] < 0 ? -u[k] : u[k]; size > largest) largest = size;
  return largest;
}
/// The length of u; where its square would overflow or vanish, by way of the largest component.
template <std::size_t N, class T>
constexpr T length_of_column(const T* u) {
  const T largest = largest_of<N>(u), root = math::sqrt(floating_limits<T>::max());
  if (largest < root / T(N + 1) && largest > T(N + 1) / root)
    return math::sqrt(product_of<N>(u, u));
  if (!(largest > 0) || largest > floating_limits<T>::max()) return largest;
  T sum = 0;
  for (std::size_t k = 0; k < N; ++k) sum += (u[k] / largest) * (u[k] / largest);
  return largest * math::sqrt(sum);
}
/// u += c v
template <std::size_t N, class T>
constexpr void add_multiple(T* u, T c, const T* v) {
  for (std::size_t k = 0; k < N; ++k) u[k] += c * v[k];
}
/// u = c v
template <std::size_t N, class T>
constexpr void set_multiple(T* u, T c, const T* v) {
  for (std::size_t k = 0; k < N; ++k) u[k] = c * v[k];
}
/// u = M v, where M is square and stands row by row.
template <std::size_t N, class T>
constexpr void set_product(T* u, const T* matrix, const T* v) {
  for (std::size_t i = 0; i < N; ++i) u[i] = product_of<N>(matrix + i * N, v);
}
template <std::size_t N, class T>
constexpr bool all_finite(const T* u) {
  for (std::size_t k = 0; k < N; ++k)
    if (!math::isfinite(u[k])) return false;
  return true;
}

}  // namespace nabla::core::detail
