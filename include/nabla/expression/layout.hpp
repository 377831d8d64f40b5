// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <tuple>
#include <utility>

#include <nabla/graph/graph.hpp>

namespace nabla {

/// Rows by columns, row by row.
template <class T, std::size_t Rows, std::size_t Columns> struct matrix {
  std::array<T, Rows * Columns> elements;

  constexpr T& operator()(std::size_t i, std::size_t j) { return elements[i * Columns + j]; }
  constexpr const T& operator()(std::size_t i, std::size_t j) const { return elements[i * Columns + j]; }
  constexpr T* data() { return elements.data(); }
  constexpr const T* data() const { return elements.data(); }
  static constexpr std::size_t rows() { return Rows; }
  static constexpr std::size_t columns() { return Columns; }
  static constexpr std::size_t size() { return Rows * Columns; }
  friend constexpr bool operator==(const matrix&, const matrix&) = default;
};

/// How an expression's values are handed over. `size` values in a row become a `result<T>`.
struct scalar_layout {
  static constexpr std::size_t size = 1;
  static constexpr nabla::shape shape{};
  template <class T> using result = T;
  template <class T> static constexpr T read(const T* values) { return *values; }
};
template <std::size_t N> struct column_layout {
  static constexpr std::size_t size = N;
  static constexpr nabla::shape shape{N, 1};
  template <class T> using result = std::array<T, N>;
  template <class T> static constexpr result<T> read(const T* values) {
    result<T> r{};
    for (std::size_t i = 0; i < N; ++i) r[i] = values[i];
    return r;
  }
};
template <std::size_t Rows, std::size_t Columns> struct matrix_layout {
  static constexpr std::size_t size = Rows * Columns;
  static constexpr nabla::shape shape{Rows, Columns};
  template <class T> using result = matrix<T, Rows, Columns>;
  template <class T> static constexpr result<T> read(const T* values) { return {column_layout<size>::read(values)}; }
};
/// Several expressions' values one after another.
template <class... L> struct bundle_layout {
  static constexpr std::size_t size = (L::size + ... + 0);
  static constexpr nabla::shape shape{sizeof...(L), 1};
  template <class T> using result = std::tuple<typename L::template result<T>...>;
  template <class T> static constexpr result<T> read(const T* values) {
    std::size_t next = 0;
    auto const take = [&](std::size_t how_many) { return values + std::exchange(next, next + how_many); };
    return result<T>{L::read(take(L::size))...};  // braces: from left to right
  }
};

}  // namespace nabla
