// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <utility>

#include <nabla/math/power.hpp>

// Columns of N numbers, as methods calculate with them.

namespace nabla::core::detail {

/// By so many variables at most, a descent has arrays, and loops without branches: a compiler can
/// hold their numbers in registers.
inline constexpr std::size_t largest_unrolled = 10;
/// Count numbers of a descent by N variables: an array if they are few, else a place in its storage.
template <class T, std::size_t N, std::size_t Count = N>
using kept = std::conditional_t<(N <= largest_unrolled), T[Count], T*>;
/// How many of a state's columns, of so many numbers, lie in storage.
template <std::size_t Columns>
constexpr std::size_t stored_columns(std::size_t size) {
  return size > largest_unrolled ? Columns : 0;
}
/// Takes Count numbers of the storage for what has none itself.
template <std::size_t Count, class T>
constexpr void take_storage(T*& kept, T*& storage) {
  kept = std::exchange(storage, storage + Count);
}
template <std::size_t Count, class T>
constexpr void take_storage(T (&)[Count], T*&) {}
template <class T>
constexpr void exchange(T*& u, T*& v) {
  std::swap(u, v);
}
template <class T, std::size_t Count>
constexpr void exchange(T (&u)[Count], T (&v)[Count]) {
  for (std::size_t k = 0; k < Count; ++k) std::swap(u[k], v[k]);
}
/// Calls f(0) ... f(N - 1); if N is small, with constants, so that the compiler knows all lengths.
template <std::size_t N, class F>
[[gnu::always_inline]] constexpr void for_each_position(F f) {
  if constexpr (N <= largest_unrolled)
    [&]<std::size_t... K>(std::index_sequence<K...>) {
      (f(std::integral_constant<std::size_t, K>{}), ...);
    }(std::make_index_sequence<N>{});
  else
    for (std::size_t k = 0; k < N; ++k) f(k);
}

/// From so many numbers on, sums are made in parts, which a compiler can compute side by side.
inline constexpr std::size_t least_summed_in_parts = 64;
template <std::size_t N, class T>
constexpr T product_in_parts(const T* u, const T* v) {
  constexpr std::size_t parts = 32, rest = N % parts;
  T sums[parts]{};
  for (std::size_t k = 0; k < rest; ++k) sums[k] = u[k] * v[k];
  for (std::size_t k = rest; k < N; k += parts)
    for (std::size_t j = 0; j < parts; ++j) sums[j] += u[k + j] * v[k + j];
  for (std::size_t half = parts / 2; half > 0; half /= 2)
    for (std::size_t j = 0; j < half; ++j) sums[j] += sums[j + half];
  return sums[0];
}
template <std::size_t N, class T>
constexpr T product_of(const T* u, const T* v) {
  if constexpr (N >= least_summed_in_parts) return product_in_parts<N>(u, v);
  T sum = u[0] * v[0];
  for (std::size_t k = 1; k < N; ++k) sum += u[k] * v[k];
  return sum;
}
template <std::size_t N, class T>
constexpr T largest_of(const T* u) {
  T largest = 0;
  for (std::size_t k = 0; k < N; ++k)
    if (const T size = u[k] < 0 ? -u[k] : u[k]; size > largest) largest = size;
  return largest;
}
/// The length of u by way of the largest component, where squares overflow or vanish.
template <std::size_t N, class T>
constexpr T length_of_far_column(const T* u) {
  const T largest = largest_of<N>(u);
  if (!(largest > 0) || largest > floating_limits<T>::max()) return largest;
  T sum = 0;
  for (std::size_t k = 0; k < N; ++k) sum += (u[k] / largest) * (u[k] / largest);
  return largest * math::sqrt(sum);
}
/// The length of u; NaN where an element is.
template <std::size_t N, class T>
constexpr T length_of_column(const T* u) {
  constexpr T least = T(N) * floating_limits<T>::min() / floating_limits<T>::epsilon();
  const T square = product_of<N>(u, u);
  if (square <= least || square > floating_limits<T>::max()) return length_of_far_column<N>(u);
  return math::sqrt(square);
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
/// (Where the sum of the squares is finite, all are.)
template <std::size_t N, class T>
constexpr bool all_finite(const T* u) {
  if constexpr (N >= least_summed_in_parts)
    if (math::isfinite(product_of<N>(u, u))) return true;
  for (std::size_t k = 0; k < N; ++k)
    if (!math::isfinite(u[k])) return false;
  return true;
}

}  // namespace nabla::core::detail
