// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/extent.hpp>
#include <nabla/math/partial_lanes.hpp>

// A product of matrices by outer products: lanes along the rows of B and C, a block of C in
// registers, to which each column of A and row of B adds its products. (Goto and van de Geijn,
// Anatomy of high-performance matrix multiplication, 2008, without packing.)

namespace nabla::core::detail {

/// V packs of W of a row, of which the last has Part numbers.
template <class T, std::size_t W, std::size_t V, std::size_t Part, std::int32_t Stride>
struct row_of_packs {
  static constexpr std::size_t size = (V - 1) * W + Part;
  math::lanes<T, W> packs[V];

  [[gnu::always_inline]] void load(const T* p) {
#pragma GCC unroll 16
    for (std::size_t v = 0; v + 1 < V; ++v)
      packs[v] = math::load_strided<T, W, Stride>(at(p, v * W, Stride));
    if constexpr (Part == W)
      packs[V - 1] = math::load_strided<T, W, Stride>(at(p, (V - 1) * W, Stride));
    else
      packs[V - 1] = math::load_part<T, W, Part>(at(p, (V - 1) * W, Stride));
  }
  [[gnu::always_inline]] void store(T* p) const {
#pragma GCC unroll 16
    for (std::size_t v = 0; v + 1 < V; ++v)
      math::store_strided<T, W, Stride>(at(p, v * W, Stride), packs[v]);
    if constexpr (Part == W)
      math::store_strided<T, W, Stride>(at(p, (V - 1) * W, Stride), packs[V - 1]);
    else
      math::store_part<T, W, Part>(at(p, (V - 1) * W, Stride), packs[V - 1]);
  }
};

/// The sums of a block of R rows: sums[r] += a[r] times a row of B.
template <class T, std::size_t W, std::size_t R, std::size_t V>
struct block_sums {
  math::lanes<T, W> of[R][V]{};

  template <strides A, class Row>
  [[gnu::always_inline]] void add(const T* a, const Row& b) {
#pragma GCC unroll 16
    for (std::size_t r = 0; r < R; ++r) {
      const auto left = math::splat<T, W>(*at(a, r, A.first));
#pragma GCC unroll 16
      for (std::size_t v = 0; v < V; ++v) of[r][v] += left * b.packs[v];
    }
  }
  [[gnu::always_inline]] void add(const block_sums& others) {
#pragma GCC unroll 16
    for (std::size_t r = 0; r < R; ++r)
#pragma GCC unroll 16
      for (std::size_t v = 0; v < V; ++v) of[r][v] += others.of[r][v];
  }
};

/// R rows of A by V packs of columns of B. A small block keeps the processor busy by several sums for
/// each number of C.
template <class T, std::size_t W, std::size_t R, std::size_t V, std::size_t Part, strides A,
          strides B, strides C, class K>
[[gnu::always_inline]] inline void outer_block(K k, const T* a, const T* b, T* c, bool adds) {
  constexpr std::size_t at_once = R * V >= 4 ? 1 : 4;
  block_sums<T, W, R, V> sums[at_once];
  std::size_t i = 0;
  if constexpr (at_once > 1) {
    for (; i + at_once <= k; i += at_once)
#pragma GCC unroll 16
      for (std::size_t u = 0; u < at_once; ++u) {
        row_of_packs<T, W, V, Part, B.second> row;
        row.load(at(b, i + u, B.first));
        sums[u].template add<A>(at(a, i + u, A.second), row);
      }
    sums[0].add(sums[1]);
    sums[2].add(sums[3]);
    sums[0].add(sums[2]);
  }
  for (; i < k; ++i) {
    row_of_packs<T, W, V, Part, B.second> row;
    row.load(at(b, i, B.first));
    sums[0].template add<A>(at(a, i, A.second), row);
  }
#pragma GCC unroll 16
  for (std::size_t r = 0; r < R; ++r) {
    row_of_packs<T, W, V, Part, C.second> row;
    T* const to = at(c, r, C.first);
    if (adds) {
      row.load(to);
#pragma GCC unroll 16
      for (std::size_t v = 0; v < V; ++v) sums[0].of[r][v] += row.packs[v];
    }
#pragma GCC unroll 16
    for (std::size_t v = 0; v < V; ++v) row.packs[v] = sums[0].of[r][v];
    row.store(to);
  }
}

/// All rows from i on, of which the compiler knows that there are Left.
template <class T, std::size_t W, std::size_t R, std::size_t V, std::size_t Part, std::size_t Left,
          strides A, strides B, strides C, class M, class K>
[[gnu::always_inline]] inline void outer_rows(M m, std::size_t i, K k, const T* a, const T* b, T* c,
                                              bool adds) {
  for (; i + R <= m; i += R)
    outer_block<T, W, R, V, Part, A, B, C>(k, at(a, i, A.first), b, at(c, i, C.first), adds);
  constexpr std::size_t rest = rest_of(Left, R);
  if constexpr (R > 1 && rest != 0)
    outer_rows<T, W, next_block(rest, R), V, Part, rest, A, B, C>(m, i, k, a, b, c, adds);
}

/// How many rows a block has, if it has V packs in each: as many as registers hold.
constexpr std::size_t rows_of_block(std::size_t rows, std::size_t v) {
  const std::size_t most = math::registers == 32 ? (v < 3 ? 10 : 8) : v < 3 ? 6 : 4;
  return block_size(rows, most);
}

/// Columns from j on, V packs of W at a time, of which the compiler knows that there are Left; then
/// fewer packs. Of contiguous rows the last pack is a part; of others packs become narrower.
template <class T, std::size_t W, std::size_t V, std::size_t Left, strides A, strides B, strides C,
          class M, class N, class K>
[[gnu::always_inline]] inline void outer_columns(M m, N n, std::size_t j, K k, const T* a,
                                                 const T* b, T* c, bool adds) {
  constexpr bool by_parts = Left != unknown_extent && B.second == 1 && C.second == 1;
  constexpr std::size_t rows = rows_of_block(known<M>, V);
  constexpr std::size_t part = by_parts && Left < V * W ? Left - (V - 1) * W : W;
  constexpr std::size_t width = (V - 1) * W + part;
  if constexpr (Left >= width)
    for (; j + width <= n; j += width)
      outer_rows<T, W, rows, V, part, known<M>, A, B, C>(m, 0, k, a, at(b, j, B.second),
                                                         at(c, j, C.second), adds);
  constexpr std::size_t rest = rest_of(Left, width);
  if constexpr (rest != 0 && by_parts)
    outer_columns<T, W, (rest + W - 1) / W, rest, A, B, C>(m, n, j, k, a, b, c, adds);
  else if constexpr (rest != 0 && V > 1)
    outer_columns<T, W, 1, rest, A, B, C>(m, n, j, k, a, b, c, adds);
  else if constexpr (rest != 0 && W > 1)
    outer_columns<T, W / 2, 1, rest, A, B, C>(m, n, j, k, a, b, c, adds);
}

/// C = A B or C += A B, for any strides. W: the lanes of a register.
template <class T, std::size_t W, strides A, strides B, strides C, class M, class N, class K>
[[gnu::always_inline]] inline void outer_product(M m, N n, K k, const T* a, const T* b, T* c,
                                                 bool adds) {
  constexpr std::size_t columns = known<N>;
  constexpr std::size_t width = narrowest<W>(columns);
  constexpr std::size_t packs =
      columns == unknown_extent ? unknown_extent : (columns + width - 1) / width;
  outer_columns<T, width, block_size(packs, 3), columns, A, B, C>(m, n, 0, k, a, b, c, adds);
}

}  // namespace nabla::core::detail
