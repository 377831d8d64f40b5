// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/wrt.hpp>
#include <nabla/graph/differentiate.hpp>
#include <nabla/graph/expansion.hpp>

namespace nabla::core {

namespace detail {

/// The variables' terms and the elements of F, ready to be differentiated in g.
struct prepared {
  sequence<term> variables, values;
};
template <class F, class... X>
constexpr prepared prepare(graph& g) {
  return {variable_list<X...>::build(g),
          elements_of(image_in<F>(g), static_cast<std::uint32_t>(F::layout::entries().size()))};
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

template <class F, class X>
struct derivative;

namespace detail {

/// F as it was before it was differentiated by X, and how often it was.
template <class F, class X>
struct undifferentiated {
  using function = F;
  static constexpr std::uint32_t order = 0;
};
template <class F, class X>
struct undifferentiated<derivative<F, X>, X> {
  using function = typename undifferentiated<F, X>::function;
  static constexpr std::uint32_t order = undifferentiated<F, X>::order + 1;
};
/// Up to here derivatives are found by repeated rules, above by power series if that is shorter.
inline constexpr std::uint32_t highest_repeated = 4;

/// What of F to hand to differentiation by X.
template <class F, class X, class Use>
constexpr auto with_expansion(graph& g, std::uint32_t order, Use use) {
  const simplifying_scope simplifying(g);
  const node_index f = image_in<F>(g).index;
  return use(expansion(g, f, X::build(g).index, order));
}
template <class F, class X>
constexpr bool expands(std::uint32_t order) {
  graph g;
  return with_expansion<F, X>(g, order, [](const expansion& of_f) { return of_f.exists(); });
}
/// The derivative of this order by power series.
template <class F, class X, std::uint32_t Order>
struct series_derivative {
  static constexpr term build(graph& g) {
    number factorial = 1;
    for (std::uint32_t k = 2; k <= Order; ++k) factorial = factorial * number(k);
    const sequence<term> coefficients =
        with_expansion<F, X>(g, Order, [](expansion&& of_f) { return of_f.result(); });
    const simplifying_scope simplifying(g);
    return coefficients[Order] * factorial;
  }
};
/// The derivative of F by X by one more application of the rules.
template <class F, class X>
struct rules_derivative {
  static constexpr term build(graph& g) {
    return derivative<F, X>::differentiated(g, image_in<F>(g));
  }
};
template <class Image>
constexpr std::uint32_t operations_of(const Image& g) {
  std::uint32_t count = 0;
  for (node_index i = 0; i < g.size(); ++i) count += g[i].is_computed() ? 1U : 0U;
  return count;
}
/// Whether kernels compute a derivative by power series. Once that is shorter it stays so for all
/// higher orders, which need not be tried.
template <class D>
inline constexpr bool takes_series = false;
template <class F, class X>
constexpr bool decide_on_series() {
  using before = undifferentiated<derivative<F, X>, X>;
  using function = typename before::function;
  if constexpr (before::order <= highest_repeated || function::layout::size != 1 ||
                is_whole_layout<typename function::layout>)
    return false;
  else if constexpr (takes_series<F>)
    return true;
  else if constexpr (!expands<function, X>(before::order))
    return false;
  else
    return operations_of(image_of<series_derivative<function, X, before::order>>) <
           operations_of(image_of<rules_derivative<F, X>>);
}
template <class F, class X>
inline constexpr bool takes_series<derivative<F, X>> = decide_on_series<F, X>();

template <class F, class X>
constexpr bool derivative_has_two_forms() {
  if constexpr (takes_series<derivative<F, X>>)
    return true;
  else
    return has_two_forms<F>;
}

}  // namespace detail

template <class F, class X>
inline constexpr bool has_two_forms<derivative<F, X>> = detail::derivative_has_two_forms<F, X>();

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
    }
    return differentiated(g, image_in<F>(g));
  }
  /// The same by rules alone.
  static constexpr term build_text(graph& g) {
    return differentiated(g, {g, copy_text_image<F>(g)});
  }
  /// The same of F's term in g.
  static constexpr term differentiated(graph& g, term f) {
    const sequence<term> one(1, term(1)),
        variables = variable_list<X>::build(g),
        values = elements_of(f, static_cast<std::uint32_t>(F::layout::entries().size()));
    if constexpr (layout::size == 1 && !detail::is_whole_layout<layout>)
      return reverse_sweep(g, values, one, variables)[0];
    const sequence<term> partials = forward_sweep(g, values, variables, one);
    if constexpr (detail::is_whole_layout<layout>) return partials[0];
    return array_of(g, partials, layout::shape);
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
