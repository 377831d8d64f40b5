// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/operators.hpp>

namespace nabla::core {

/// An expression of one number, for each sample if it varies.
template <class E>
concept number_expression = expression<E> && E::layout::size == 1;

/// Expressions one above the other: a column vector, a function with several values. If one varies
/// from sample to sample, all do.
template <number_expression... E>
struct column : function_of<column<E...>> {
 private:
  static constexpr bool varies = (detail::varies_with_samples<typename E::layout>() || ...);

 public:
  using layout = std::conditional_t<varies, detail::array_layout<sizeof...(E), 1, varies>,
                                    column_layout<sizeof...(E)>>;
  static constexpr unsigned tree_size = detail::saturating_sum(E::tree_size...);
  static constexpr bool verbatim = (E::verbatim && ...);
  static constexpr term build(graph& g) {
    const term elements[] = {E::build(g)...};
    const term list = list_of(g, elements, {sizeof...(E), 1});
    if constexpr (varies)
      return whole_array_of(g, list, layout::shape);
    else
      return list;
  }
};
/// The column of its arguments, each a scalar expression or an exact constant.
template <class... V>
constexpr auto vec(V...) {
  return column<expression_for<V>...>{};
}

/// u times v, element by element.
struct hadamard_product {
  static constexpr term build(term u, term v) { return u * v; }
};
/// The product of two columns, or of two matrices, element by element; of a scalar with every
/// element.
template <class U, class V>
requires(expression<U> || expression<V>)
constexpr auto hadamard(U u, V v) {
  return call_of<hadamard_product>(u, v);
}

/// The sum of the products of the elements of u and v.
template <class U, class V>
struct dot_product : function_of<dot_product<U, V>> {
 private:
  static constexpr bool left_varies = detail::varies_with_samples<typename U::layout>(),
                        right_varies = detail::varies_with_samples<typename V::layout>(),
                        whole = detail::is_whole_layout<typename U::layout> ||
                                detail::is_whole_layout<typename V::layout>;

 public:
  using layout = detail::array_layout<1, 1, left_varies || right_varies>;
  static constexpr unsigned tree_size = detail::saturating_sum(U::tree_size, V::tree_size);
  static constexpr bool verbatim = U::verbatim && V::verbatim;
  static constexpr term build(graph& g) {
    if constexpr (whole) {
      return dot_of_arrays(g, detail::whole_of<U>(g), detail::whole_of<V>(g));
    } else {
      const sequence<term> u = elements_of(U::build(g), U::layout::size),
                           v = elements_of(V::build(g), U::layout::size);
      term sum = u[0] * v[0];
      for (std::uint32_t i = 1; i < u.size; ++i) sum += u[i] * v[i];
      return sum;
    }
  }

 private:
  /// Of one that is the same for all samples and one that varies, a product of matrices: over all
  /// samples that is one.
  static constexpr term dot_of_arrays(graph& g, term u, term v) {
    constexpr shape s = U::layout::shape;
    if (s.columns == 1 && left_varies != right_varies)
      return product_of(g, transposed(left_varies ? v : u), left_varies ? u : v, s.rows);
    return summed(g, u * v, over_rows | over_columns, s);
  }
};
template <expression U, expression V>
constexpr auto dot(U, V) {
  detail::require_one_array<U>();
  detail::require_one_array<V>();
  static_assert(U::layout::shape.rows == V::layout::shape.rows &&
                    U::layout::shape.columns == V::layout::shape.columns,
                "a dot product takes two columns of one length");
  return dot_product<U, V>{};
}

}  // namespace nabla::core

namespace nabla {

using core::dot;
using core::hadamard;
using core::vec;

}  // namespace nabla
