// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/high_orders.hpp>
#include <nabla/graph/differentiate.hpp>

namespace nabla::core {

namespace detail {

/// The variables' terms and the elements of F, ready to be differentiated in g.
struct prepared {
  sequence<term> variables, values;
};
template <class F, class... X>
constexpr prepared prepare(graph& g) {
  return {variable_list<X...>::build(g), all_elements_of({g, image_in<F>(g).in(g)})};
}
/// Derivatives, one for each entry of what has this layout, as that is handed over.
template <class Layout>
constexpr term as_results(graph& g, const sequence<term>& derivatives) {
  if constexpr (is_whole_layout<Layout>)
    return derivatives[0];
  else if constexpr (is_one_array<Layout>)
    return array_of(g, derivatives, Layout::shape);
  else
    return list_of(g, derivatives.items, {derivatives.size, 1});
}
template <class X>
constexpr bool has_one_element() {
  if constexpr (is_variable<X>)
    return X::layout::size == 1;
  else
    return false;
}
template <class X>
inline constexpr bool is_scalar_variable = has_one_element<X>();
template <class F>
constexpr void require_scalar_function() {
  constexpr bool varies = varies_with_samples<typename F::layout>();
  static_assert(!varies, "this function still varies from sample to sample: take its sum or mean");
  static_assert(varies || scalar_expression<F>,
                "this takes a scalar function; of a column take the jacobian, or an element "
                "f[0_c]; of a matrix an "
                "element m(0_c, 1_c)");
}

}  // namespace detail

/// The partial derivative of F with respect to one scalar variable, element by element. Above the
/// fourth, kernels compute it by power series where that is shorter.
template <class F, class X>
struct derivative : function_of<derivative<F, X>> {
  using layout = typename F::layout;
  static constexpr unsigned tree_size = F::tree_size + 2;
  static constexpr term build(graph& g) {
    if constexpr (detail::takes_series<derivative>) {
      using before = detail::undifferentiated<derivative, X>;
      g.two_forms = true;
      if (!g.for_text)
        return {
            g,
            copy(image_of<detail::series_derivative<typename before::function, X, before::order>>,
                 g)};
      return differentiated(g, {g, build_for_text<F>(g)});
    } else {
      return differentiated(g, image_in<F>(g));
    }
  }
  /// The same by rules alone, for text.
  static constexpr term build_text(graph& g) {
    return differentiated(g, {g, copy_text_image<F>(g)});
  }
  /// The derivative of F, which is a term of g, by rules.
  static constexpr term differentiated(graph& g, term f) {
    const sequence<term> one(1, term(1)), variables = variable_list<X>::build(g),
                                          values = all_elements_of({g, f.in(g)});
    if constexpr (layout::size == 1 && !detail::is_whole_layout<layout>)
      return reverse_sweep(g, values, one, variables)[0];
    const sequence<term> partials = forward_sweep(g, values, variables, one);
    return detail::as_results<layout>(g, partials);
  }
};

/// df/dx, or of higher order: `diff(f, x, y)` differentiates by x, then by y.
template <expression F, class X>
constexpr auto diff(F, X) {
  static_assert(
      detail::is_scalar_variable<X>,
      "diff differentiates by a scalar variable: diff(f, x); for a vector use gradient(f, wrt(p))");
  if constexpr (detail::is_scalar_variable<X>)
    return derivative<F, X>{};
  else
    return F{};
}
template <expression F>
constexpr auto diff(F f) {
  static_assert(sizeof(F) == 0,
                "diff needs a variable: diff(f, x), or gradient(f) for all of them");
  return f;
}
template <expression F, class X, class Y, class... Z>
constexpr auto diff(F f, X x, Y y, Z... z) {
  return diff(diff(f, x), y, z...);
}
/// The N-th derivative of f by x.
template <std::size_t N, expression F, class X>
constexpr auto diff(F f, X x) {
  if constexpr (N == 0)
    return f;
  else
    return diff(diff<N - 1>(f, x), x);
}

}  // namespace nabla::core

namespace nabla {

using core::diff;

}  // namespace nabla
