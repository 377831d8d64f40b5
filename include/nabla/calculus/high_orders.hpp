// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/wrt.hpp>
#include <nabla/graph/expansion.hpp>

// Derivatives above the fourth: whether kernels compute them by power series.

namespace nabla::core {

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

/// What `use` makes of F's power series in X, up to h^order.
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

}  // namespace nabla::core
