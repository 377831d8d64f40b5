// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/dot_block.hpp>
#include <nabla/kernel/outer_block.hpp>

// Products of matrices: dense layers, their gradients, sums over samples. The strides are known to
// the compiler and choose the form; extents may be. Nothing is allocated, nothing outside is touched.

namespace nabla::core {

namespace detail {

/// From left to right, for constant expressions and numbers that no register holds.
template <class T, strides A, strides B, strides C>
constexpr void contract_plainly(std::size_t m, std::size_t n, std::size_t k, const T* a, const T* b,
                                T* c, bool adds) {
  for (std::size_t i = 0; i < m; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      T sum{};
      for (std::size_t l = 0; l < k; ++l)
        sum += *at(at(a, i, A.first), l, A.second) * *at(at(b, l, B.first), j, B.second);
      T& to = *at(at(c, i, C.first), j, C.second);
      to = adds ? to + sum : sum;
    }
}

constexpr strides transposed(strides s) { return {s.second, s.first}; }

/// Whether a copy of B whose rows are contiguous costs less than the sums of lanes without it: B is
/// small, and so is what is summed.
template <class T, class N, class K>
inline constexpr bool copies_columns =
    known<N> <= 128 && known<K> <= 128 && known<N> * known<K> * sizeof(T) <= 32768;

template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void contract_by_copy(M m, N n, K k, const T* a, const T* b, T* c,
                                                    bool adds) {
  T rows[known<K> * known<N>];
  for (std::size_t j = 0; j < n; ++j)
    for (std::size_t i = 0; i < k; ++i) rows[i * n + j] = *(at(b, j, B.second) + i);
  constexpr strides contiguous{static_cast<std::int32_t>(known<N>), 1};
  outer_product<T, W, A, contiguous, C>(m, n, k, a, static_cast<const T*>(rows), c, adds);
}

/// One block, in the form that the strides suggest.
template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void contract_block(M m, N n, K k, const T* a, const T* b, T* c,
                                                  bool adds) {
  constexpr bool rows_contiguous = B.second == 1 && C.second == 1;
  constexpr bool columns_contiguous = A.first == 1 && C.first == 1;
  constexpr bool sum_contiguous = A.second == 1 && B.first == 1;
  if constexpr (rows_contiguous && known<N> != 1) {
    outer_product<T, W, A, B, C>(m, n, k, a, b, c, adds);
  } else if constexpr (columns_contiguous && known<M> != 1) {
    outer_product<T, W, transposed(B), transposed(A), transposed(C)>(n, m, k, b, a, c, adds);
  } else if constexpr (sum_contiguous) {
    if constexpr (copies_columns<T, N, K> && C.second == 1 && known<N> >= W / 2) {
      if (m >= 8) return contract_by_copy<T, W, A, B, C>(m, n, k, a, b, c, adds);
    }
    dot_product<T, W, A, B, C>(m, n, k, a, b, c, adds);
  } else {
    outer_product<T, W, A, B, C>(m, n, k, a, b, c, adds);
  }
}

/// Longer sums, and then wider rows of B, are cut into blocks that stay in the caches.
inline constexpr std::size_t longest_sum = 512, block_of_sum = 256, block_of_columns = 256;

/// The extent n itself, or what a block of at most `most` has of it from `begin` on, if n is so long.
template <std::size_t Longest, class N>
[[gnu::always_inline]] inline auto cut(N n, std::size_t begin, std::size_t most) {
  if constexpr (known<N> <= Longest)
    return n;
  else
    return n - begin < most ? n - begin : most;
}

template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void contract_in_blocks(M m, N n, K k, const T* a, const T* b, T* c,
                                                      bool adds) {
  const std::size_t length = k <= longest_sum ? longest_sum : block_of_sum;  // not 0, as k may be
  const std::size_t width = k <= longest_sum || n <= longest_sum ? n : block_of_columns;
  for (std::size_t j = 0; j < n; j += width)
    for (std::size_t i = 0; i == 0 || i < k; i += length)
      contract_block<T, W, A, B, C>(
          m, cut<longest_sum>(n, j, width), cut<longest_sum>(k, i, length), at(a, i, A.second),
          at(at(b, i, B.first), j, B.second), at(c, j, C.second), adds || i != 0);
}

template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void contract_at_once(M m, N n, K k, const T* a, const T* b, T* c,
                                                    bool adds) {
  if constexpr (known<K> <= longest_sum)
    contract_block<T, W, A, B, C>(m, n, k, a, b, c, adds);
  else
    contract_in_blocks<T, W, A, B, C>(m, n, k, a, b, c, adds);
}
template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::noinline]] inline void contract_apart(M m, N n, K k, const T* a, const T* b, T* c,
                                             bool adds) {
  contract_at_once<T, W, A, B, C>(m, n, k, a, b, c, adds);
}

/// Whether the product is so small that it is made part of the function that needs it.
template <class M, class N, class K>
inline constexpr bool is_small =
    known<M> <= 32 && known<N> <= 32 && known<K> <= 32 && known<M> * known<N> * known<K> <= 512;

}  // namespace detail

/// C = A B, or C += A B if `adds`: A has m rows and k columns, B k rows and n columns. An extent is a
/// `fixed` or, if only the program knows it, a std::size_t. C must not overlap A or B. Sums have a
/// fixed order, which the lanes of the target's registers choose; in constant expressions they go
/// from left to right.
template <class T, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] constexpr void contract(M m, N n, K k, const T* a, const T* b, T* c,
                                               bool adds) {
  constexpr std::size_t width = math::native_lanes<T>;
  if constexpr (width > 1) {
    if (!__builtin_is_constant_evaluated()) {
      if constexpr (detail::is_small<M, N, K>)
        return detail::contract_at_once<T, width, A, B, C>(m, n, k, a, b, c, adds);
      else
        return detail::contract_apart<T, width, A, B, C>(m, n, k, a, b, c, adds);
    }
  }
  detail::contract_plainly<T, A, B, C>(m, n, k, a, b, c, adds);
}

}  // namespace nabla::core
