// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <tuple>
#include <utility>

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// Rows by columns, row by row.
template <class T, std::size_t Rows, std::size_t Columns>
struct matrix {
  std::array<T, Rows * Columns> elements;

  constexpr T& operator()(std::size_t i, std::size_t j) { return elements[i * Columns + j]; }
  constexpr const T& operator()(std::size_t i, std::size_t j) const {
    return elements[i * Columns + j];
  }
  constexpr T* data() { return elements.data(); }
  constexpr const T* data() const { return elements.data(); }
  static constexpr std::size_t rows() { return Rows; }
  static constexpr std::size_t columns() { return Columns; }
  static constexpr std::size_t size() { return Rows * Columns; }
  friend constexpr bool operator==(const matrix&, const matrix&) = default;
};

/// How an expression's values are handed over: `size` numbers, one after another in the parts of a
/// `result<T>`. `results` are the lengths of what may be written to a place of its own,
/// `result_shapes` their rows and columns; `parts` are the lengths of what lies together;
/// `list_parts` writes down where each part begins, and returns the end of that list. `entries()`
/// are the shapes of the list's entries, of which a whole array is one.
struct scalar_layout {
  static constexpr std::size_t size = 1;
  static constexpr nabla::core::shape shape{};
  static constexpr std::array<nabla::core::shape, 1> result_shapes{shape};
  using results = std::index_sequence<1>;
  using parts = results;
  static constexpr auto entries() { return result_shapes; }
  template <class T>
  using result = T;
  template <class T>
  static constexpr T** list_parts(T& r, T** list) {
    *list = &r;
    return list + 1;
  }
};
template <std::size_t N>
struct column_layout {
  static constexpr std::size_t size = N;
  static constexpr nabla::core::shape shape{N, 1};
  static constexpr std::array<nabla::core::shape, 1> result_shapes{shape};
  using results = std::index_sequence<N>;
  using parts = results;
  static constexpr std::array<nabla::core::shape, N> entries() { return {}; }
  template <class T>
  using result = std::array<T, N>;
  template <class T>
  static constexpr T** list_parts(result<T>& r, T** list) {
    *list = r.data();
    return list + 1;
  }
};
template <std::size_t Rows, std::size_t Columns>
struct matrix_layout {
  static constexpr std::size_t size = Rows * Columns;
  static constexpr nabla::core::shape shape{Rows, Columns};
  static constexpr std::array<nabla::core::shape, 1> result_shapes{shape};
  using results = std::index_sequence<size>;
  using parts = results;
  static constexpr std::array<nabla::core::shape, size> entries() { return {}; }
  template <class T>
  using result = matrix<T, Rows, Columns>;
  template <class T>
  static constexpr T** list_parts(result<T>& r, T** list) {
    *list = r.data();
    return list + 1;
  }
};
/// An array that is one node: rows by columns, one for each sample if it varies.
template <std::size_t Rows, std::size_t Columns, bool Varies = false>
struct whole_layout {
  static constexpr std::size_t size = Rows * Columns;
  static constexpr bool varies = Varies;
  static constexpr nabla::core::shape shape =
      whole(static_cast<std::uint32_t>(Rows), static_cast<std::uint32_t>(Columns), Varies);
  static constexpr std::array<nabla::core::shape, 1> result_shapes{shape};
  using results = std::index_sequence<size>;
  using parts = results;
  static constexpr auto entries() { return result_shapes; }
  template <class T>
  using result = std::conditional_t<Columns == 1, std::array<T, Rows>, matrix<T, Rows, Columns>>;
  template <class T>
  static constexpr T** list_parts(result<T>& r, T** list) {
    *list = r.data();
    return list + 1;
  }
};

namespace detail {

template <class L>
inline constexpr bool is_whole_layout = false;
template <std::size_t Rows, std::size_t Columns, bool Varies>
inline constexpr bool is_whole_layout<whole_layout<Rows, Columns, Varies>> = true;
template <class L>
inline constexpr bool is_one_array = is_whole_layout<L>;
template <>
inline constexpr bool is_one_array<scalar_layout> = true;
template <std::size_t N>
inline constexpr bool is_one_array<column_layout<N>> = true;
template <std::size_t Rows, std::size_t Columns>
inline constexpr bool is_one_array<matrix_layout<Rows, Columns>> = true;
/// An operand is one array.
template <class E>
constexpr void require_one_array() {
  static_assert(is_one_array<typename E::layout>,
                "these are several results, and no operand: take one at a time, as gradient(f, "
                "wrt(W)) in place of gradient(f, wrt(W, b))");
}
/// The layout of a value with these extents: one number alone is a scalar.
template <std::size_t Rows, std::size_t Columns, bool Varies>
struct array_layout_of {
  using type = whole_layout<Rows, Columns, Varies>;
};
template <>
struct array_layout_of<1, 1, false> {
  using type = scalar_layout;
};
template <std::size_t Rows, std::size_t Columns, bool Varies>
using array_layout = typename array_layout_of<Rows, Columns, Varies>::type;
template <class L>
constexpr bool varies_with_samples() {
  if constexpr (requires { L::varies; })
    return L::varies;
  else
    return false;
}

/// Arrays of shapes, one after another.
template <std::size_t... N>
constexpr auto joined_shapes(const std::array<nabla::core::shape, N>&... lists) {
  std::array<nabla::core::shape, (N + ... + 0)> all{};
  std::size_t next = 0;
  (
      [&] {
        for (const auto& its_shape : lists) all[next++] = its_shape;
      }(),
      ...);
  return all;
}

template <class...>
struct joined_sequences {
  using type = std::index_sequence<>;
};
template <std::size_t... I>
struct joined_sequences<std::index_sequence<I...>> {
  using type = std::index_sequence<I...>;
};
template <std::size_t... I, std::size_t... J, class... Rest>
struct joined_sequences<std::index_sequence<I...>, std::index_sequence<J...>, Rest...>
    : joined_sequences<std::index_sequence<I..., J...>, Rest...> {};

}  // namespace detail

/// Several expressions' values one after another.
template <class... L>
struct bundle_layout {
  static constexpr std::size_t size = (L::size + ... + 0);
  static constexpr nabla::core::shape shape{sizeof...(L), 1};
  static constexpr std::array<nabla::core::shape, sizeof...(L)> result_shapes{L::shape...};
  using results = std::index_sequence<L::size...>;
  static constexpr auto entries() { return detail::joined_shapes(L::entries()...); }
  using parts = typename detail::joined_sequences<typename L::parts...>::type;
  template <class T>
  using result = std::tuple<typename L::template result<T>...>;
  template <class T>
  static constexpr T** list_parts(result<T>& r, T** list) {
    return list_parts<T>(r, list, std::index_sequence_for<L...>{});
  }

 private:
  template <class T, std::size_t... I>
  static constexpr T** list_parts(result<T>& r, T** list, std::index_sequence<I...>) {
    ((list = L::template list_parts<T>(std::get<I>(r), list)), ...);
    return list;
  }
};

}  // namespace nabla::core

namespace nabla {

using core::matrix;

}  // namespace nabla
