// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/extent.hpp>
#include <nabla/kernel/sums_of_lanes.hpp>
#include <nabla/math/partial_lanes.hpp>

// A product of matrices by scalar products: lanes along what is summed, which must be contiguous in A
// and in B; each number of a block of C has a pack of sums, which is summed at the end.

namespace nabla::core::detail {

/// Keeps a pack in a register: g++ would read it from memory again for each product.
template <class L>
[[gnu::always_inline]] inline void keep([[maybe_unused]] L& x) {
#if defined(__GNUC__) && !defined(__clang__) && defined(__AVX__)
  if constexpr (math::pack<L>)
    if constexpr (sizeof(L) >= 16) __asm__("" : "+v"(x));
#endif
}

/// The sums of R rows of A by Q columns of B.
template <class T, std::size_t W, std::size_t R, std::size_t Q>
struct dot_sums {
  using pack = math::lanes<T, W>;
  pack of[R * Q]{};

  /// P numbers of each row and column; other lanes are zero.
  template <std::size_t P, strides A, strides B>
  [[gnu::always_inline]] void add(const T* a, const T* b) {
    pack right[Q];
#pragma GCC unroll 16
    for (std::size_t q = 0; q < Q; ++q) {
      right[q] = math::load_part<T, W, P>(at(b, q, B.second));
      if constexpr (R > 1) keep(right[q]);
    }
#pragma GCC unroll 16
    for (std::size_t r = 0; r < R; ++r) {
      pack left = math::load_part<T, W, P>(at(a, r, A.first));
      if constexpr (Q > 1) keep(left);
#pragma GCC unroll 16
      for (std::size_t q = 0; q < Q; ++q) of[r * Q + q] += left * right[q];
    }
  }
};

/// What no pack holds of an extent that only the program knows, number by number.
template <class T, std::size_t R, std::size_t Q, strides A, strides B>
[[gnu::always_inline]] inline void add_products(std::size_t i, std::size_t k, const T* a,
                                                const T* b, T* totals) {
  for (; i < k; ++i)
    for (std::size_t r = 0; r < R; ++r)
      for (std::size_t q = 0; q < Q; ++q)
        totals[r * Q + q] += *(at(a, r, A.first) + i) * *(at(b, q, B.second) + i);
}

template <class T, std::size_t R, std::size_t Q, strides C>
[[gnu::always_inline]] inline void add_totals(const T* totals, T* c, bool adds) {
#pragma GCC unroll 16
  for (std::size_t r = 0; r < R; ++r)
#pragma GCC unroll 16
    for (std::size_t q = 0; q < Q; ++q) {
      T& to = *at(at(c, r, C.first), q, C.second);
      to = adds ? to + totals[r * Q + q] : totals[r * Q + q];
    }
}
/// The same where they lie one after the other: in packs, which later loads find whole.
template <class T, std::size_t R>
[[gnu::always_inline]] inline void add_totals(const T* totals, T* c, bool adds) {
  constexpr std::size_t half = math::lanes_for<T>(R);
  for (std::size_t begin = 0; begin + half <= R; begin += half) {
    const auto there = math::load<T, half>(totals + begin);
    math::store<T, half>(c + begin, adds ? math::load<T, half>(c + begin) + there : there);
  }
  if constexpr (R % half != 0)
    add_totals<T, R % half>(totals + R / half * half, c + R / half * half, adds);
}

template <class T, std::size_t W, std::size_t R, std::size_t Q, strides A, strides B, strides C,
          class K>
[[gnu::always_inline]] inline void dot_block(K k, const T* a, const T* b, T* c, bool adds) {
  dot_sums<T, W, R, Q> sums;
  std::size_t i = 0;
  for (; i + W <= k; i += W) sums.template add<W, A, B>(a + i, b + i);
  constexpr std::size_t rest = rest_of(known<K>, W);
  if constexpr (rest != 0 && rest != unknown_extent) sums.template add<rest, A, B>(a + i, b + i);
  T totals[R * Q];
  sums_of_lanes<T, W, R * Q>(sums.of, totals);
  if constexpr (W > 1 && rest == unknown_extent) add_products<T, R, Q, A, B>(i, k, a, b, totals);
  if constexpr (Q == 1 && C.first == 1)
    add_totals<T, R>(totals, c, adds);
  else
    add_totals<T, R, Q, C>(totals, c, adds);
}

/// All columns from j on, of which the compiler knows that there are Left.
template <class T, std::size_t W, std::size_t R, std::size_t Q, std::size_t Left, strides A,
          strides B, strides C, class N, class K>
[[gnu::always_inline]] inline void dot_columns(N n, std::size_t j, K k, const T* a, const T* b,
                                               T* c, bool adds) {
  for (; j + Q <= n; j += Q)
    dot_block<T, W, R, Q, A, B, C>(k, a, at(b, j, B.second), at(c, j, C.second), adds);
  constexpr std::size_t rest = rest_of(Left, Q);
  if constexpr (Q > 1 && rest != 0)
    dot_columns<T, W, R, rest == unknown_extent ? 1 : rest, rest, A, B, C>(n, j, k, a, b, c, adds);
}
template <class T, std::size_t W, std::size_t R, std::size_t Q, std::size_t Left, strides A,
          strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void dot_rows(M m, N n, std::size_t i, K k, const T* a, const T* b,
                                            T* c, bool adds) {
  for (; i + R <= m; i += R)
    dot_columns<T, W, R, Q, known<N>, A, B, C>(n, 0, k, at(a, i, A.first), b, at(c, i, C.first),
                                               adds);
  constexpr std::size_t rest = rest_of(Left, R);
  if constexpr (R > 1 && rest != 0)
    dot_rows<T, W, next_block(rest, R), Q, rest, A, B, C>(m, n, i, k, a, b, c, adds);
}

/// C = A B or C += A B, where A's rows and B's columns are contiguous.
template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void dot_product(M m, N n, K k, const T* a, const T* b, T* c,
                                               bool adds) {
  constexpr std::size_t rows = block_size(known<M>, math::registers == 32 || known<N> == 1 ? 8 : 4);
  constexpr std::size_t columns = block_size(known<N>, math::registers == 32 ? 3 : 2);
  constexpr std::size_t width = narrowest<W>(known<K>);
  dot_rows<T, width, rows, columns, known<M>, A, B, C>(m, n, 0, k, a, b, c, adds);
}

}  // namespace nabla::core::detail
