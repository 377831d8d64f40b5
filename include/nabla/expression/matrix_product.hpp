// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/call.hpp>

namespace nabla::core {

namespace detail {

template <std::size_t Columns, std::size_t Rows>
inline constexpr bool inner_extents_agree = Columns == Rows;
template <std::size_t LeftRows, std::size_t LeftColumns, std::size_t RightRows,
          std::size_t RightColumns>
constexpr void require_factors() {
  static_assert(inner_extents_agree<LeftColumns, RightRows>,
                "a product of matrices takes as many columns on the left as rows on the right; of "
                "two columns or two matrices of one shape write dot(u, v) or hadamard(u, v)");
}
template <class U, class V>
constexpr auto layout_of_product() {
  constexpr shape u = U::layout::shape, v = V::layout::shape;
  require_factors<u.rows, u.columns, v.rows, v.columns>();
  constexpr bool whole = is_whole_layout<typename U::layout> || is_whole_layout<typename V::layout>;
  if constexpr (whole || (u.rows == 1 && v.columns == 1))
    return array_layout<u.rows, v.columns,
                        varies_with_samples<typename U::layout>() ||
                            varies_with_samples<typename V::layout>()>{};
  else if constexpr (v.columns == 1)
    return column_layout<u.rows>{};
  else
    return matrix_layout<u.rows, v.columns>{};
}
/// The product of two lists of elements.
constexpr term product_of_lists(graph& g, term u, const shape& s, term v, const shape& t) {
  const sequence<term> left = elements_of(u, s.size()), right = elements_of(v, t.size());
  sequence<term> all;
  for (std::uint32_t i = 0; i < s.rows; ++i)
    for (std::uint32_t j = 0; j < t.columns; ++j) {
      term sum = left[i * s.columns] * right[j];
      for (std::uint32_t k = 1; k < s.columns; ++k)
        sum += left[i * s.columns + k] * right[k * t.columns + j];
      all.push_back(sum);
    }
  return array_of(g, all, {s.rows, t.columns});
}

}  // namespace detail

/// The product of two matrices, or of a matrix and a column.
template <class U, class V>
struct matrix_product : function_of<matrix_product<U, V>> {
  using layout = decltype(detail::layout_of_product<U, V>());
  static constexpr unsigned tree_size = detail::saturating_sum(U::tree_size, V::tree_size);
  static constexpr bool verbatim = U::verbatim && V::verbatim;
  static constexpr term build(graph& g) {
    constexpr shape u = U::layout::shape, v = V::layout::shape;
    if constexpr (detail::is_whole_layout<typename U::layout> ||
                  detail::is_whole_layout<typename V::layout>) {
      const term left = detail::whole_of<U>(g), right = detail::whole_of<V>(g);
      return product_of(g, left, right, u.columns);
    } else {
      return detail::product_of_lists(g, U::build(g), u, V::build(g), v);
    }
  }
};

namespace detail {

/// Whether E has more than one element.
template <class E>
inline constexpr bool has_elements = E::layout::size > 1;

/// u v: of two with elements the product of matrices, else that of numbers.
template <class U, class V>
constexpr auto multiplied(const U& u, const V& v) {
  if constexpr ((std::is_same_v<U, term> || std::is_same_v<V, term>))
    return call_of<times>(u, v);
  else if constexpr (has_elements<expression_for<U>> && has_elements<expression_for<V>>)
    return matrix_product<expression_for<U>, expression_for<V>>{};
  else
    return call_of<times>(u, v);
}

}  // namespace detail

}  // namespace nabla::core
