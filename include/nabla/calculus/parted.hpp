// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/wrt.hpp>
#include <nabla/expression/varied.hpp>

// Derivatives by several variables one after another, of which some are arrays.

namespace nabla::core {

/// Where a part of an array lies, by rows and columns: `g[W](i, j)`, `g[b][i]`.
template <class T, std::size_t Rows, std::size_t Columns>
struct array_view {
  T* first;

  constexpr T& operator[](std::size_t i) const { return first[i]; }
  constexpr T& operator()(std::size_t i, std::size_t j) const { return first[i * Columns + j]; }
  constexpr T* data() const { return first; }
  constexpr T* begin() const { return first; }
  constexpr T* end() const { return first + size(); }
  static constexpr std::size_t size() { return Rows * Columns; }
  static constexpr std::size_t rows() { return Rows; }
  static constexpr std::size_t columns() { return Columns; }
};

/// Numbers for the variables X, one after another, matrices row by row. `g[W]` is the part of W: a
/// view, or of a scalar the number.
template <class T, class... X>
struct parted {
  static constexpr std::size_t length = (X::layout::size + ...);
  std::array<T, length> elements;

  constexpr T& operator[](std::size_t i) { return elements[i]; }
  constexpr const T& operator[](std::size_t i) const { return elements[i]; }
  template <class Y>
  requires(std::is_same_v<X, Y> || ...)
  constexpr decltype(auto) operator[](Y) {
    return part<Y>(elements.data());
  }
  template <class Y>
  requires(std::is_same_v<X, Y> || ...)
  constexpr decltype(auto) operator[](Y) const {
    return part<Y>(elements.data());
  }
  constexpr T* data() { return elements.data(); }
  constexpr const T* data() const { return elements.data(); }
  constexpr T* begin() { return data(); }
  constexpr const T* begin() const { return data(); }
  constexpr T* end() { return data() + length; }
  constexpr const T* end() const { return data() + length; }
  static constexpr std::size_t size() { return length; }
  friend constexpr bool operator==(const parted&, const parted&) = default;

 private:
  template <class Y, class Number>
  static constexpr decltype(auto) part(Number* all) {
    constexpr auto shape = Y::layout::shape;
    if constexpr (std::is_same_v<typename Y::layout, scalar_layout>)
      return (all[detail::offset_among<Y, X...>()]);
    else
      return array_view<Number, shape.rows, shape.columns>{all + detail::offset_among<Y, X...>()};
  }
};

/// The layout of a column of derivatives by X, one after another.
template <class... X>
struct parted_layout {
  static constexpr std::size_t size = (X::layout::size + ...);
  static constexpr nabla::core::shape shape{size, 1};
  static constexpr std::array<nabla::core::shape, 1> result_shapes{shape};
  using results = std::index_sequence<size>;
  using parts = results;
  static constexpr auto entries() { return detail::joined_shapes(X::layout::entries()...); }
  template <class T>
  using result = parted<T, X...>;
  template <class T>
  static constexpr T** list_parts(result<T>& r, T** list) {
    *list = r.data();
    return list + 1;
  }
};

namespace detail {

template <class... X>
inline constexpr bool are_arrays = (is_whole_layout<typename X::layout> || ...);
/// How the derivatives by X are handed over: by one array in its shape, by several variables in a
/// column.
template <class... X>
constexpr auto layout_of_derivatives() {
  if constexpr (!are_arrays<X...>)
    return column_layout<(X::layout::size + ...)>{};
  else if constexpr (sizeof...(X) == 1)
    return typename std::tuple_element_t<0, std::tuple<X...>>::layout{};
  else
    return parted_layout<X...>{};
}

}  // namespace detail

}  // namespace nabla::core
