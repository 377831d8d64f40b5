// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/constant.hpp>

namespace nabla::core {

/// The element I of a column, or of a matrix row by row.
template <class E, std::size_t I>
struct element : function_of<element<E, I>> {
  using layout = detail::array_layout<1, 1, detail::varies_with_samples<typename E::layout>()>;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr bool verbatim = E::verbatim;
  static constexpr term build(graph& g) {
    constexpr auto shape = E::layout::shape;
    if constexpr (shape.is_whole())
      return element_of_array({g, E::build(g).in(g)}, I / shape.columns, I % shape.columns, shape);
    return elements_of(image_in<E>(g),
                       static_cast<std::uint32_t>(E::layout::size))[static_cast<std::uint32_t>(I)];
  }
};

namespace detail {

/// The position that a constant names, or -1.
template <class I>
constexpr number position_of() {
  if constexpr (std::is_arithmetic_v<I>)
    return number(0);
  else if constexpr (requires { expression_for<I>::value; })
    return expression_for<I>::value;
  else
    return number(-1);
}
template <class I>
constexpr bool is_position_below(std::size_t extent) {
  constexpr number position = position_of<I>();
  return position.is_integer() && position.numerator >= 0 &&
         position.numerator < static_cast<std::int64_t>(extent);
}
template <class I>
inline constexpr std::size_t position = static_cast<std::size_t>(position_of<I>().numerator);

template <class E, class I>
constexpr auto element_at(I) {
  using layout = typename E::layout;
  constexpr bool is_column =
      layout::shape.columns == 1 && (is_array_layout<layout> || is_whole_layout<layout>);
  static_assert(is_column, "only a column has elements f[0_c]; those of a matrix are m(0_c, 1_c)");
  static_assert(
      !std::is_arithmetic_v<I>,
      "which element it is must be a constant: write p[1_c]; inside traced code p[i] works");
  constexpr bool exists = is_position_below<I>(E::layout::size);
  static_assert(!is_column || exists,
                "this column has no element at that position: the first is 0_c");
  return element<E, exists ? position<I> : 0>{};
}
template <class E, class I, class J>
constexpr auto element_at(I i, J j) {
  using layout = typename E::layout;
  constexpr bool is_array = is_array_layout<layout> || is_whole_layout<layout>;
  constexpr bool is_column = std::is_same_v<layout, column_layout<layout::size>> ||
                             (is_whole_layout<layout> && layout::shape.columns == 1);
  if constexpr (!is_array || is_column) {
    return evaluate<E>(i, j);  // which says how values are given
  } else {
    constexpr auto shape = layout::shape;
    constexpr bool exists = is_position_below<I>(shape.rows) && is_position_below<J>(shape.columns);
    static_assert(exists,
                  "this matrix has no element in that row and column: the first is (0_c, 0_c)");
    return element<E, exists ? position<I> * shape.columns + position<J> : 0>{};
  }
}

}  // namespace detail

/// The element I, for structured bindings: `auto const [fx, fy] = gradient(f, wrt(x, y));`.
template <std::size_t I, array_expression E>
constexpr auto get(E) {
  return element<E, I>{};
}

}  // namespace nabla::core

template <nabla::core::array_expression E>
struct std::tuple_size<E> : std::integral_constant<std::size_t, E::layout::size> {};
template <std::size_t I, nabla::core::array_expression E>
struct std::tuple_element<I, E> {
  using type = nabla::core::element<E, I>;
};

namespace nabla {

using core::element;
using core::get;

}  // namespace nabla
