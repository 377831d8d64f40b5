// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/evaluate.hpp>
#include <nabla/expression/operators.hpp>

namespace nabla::core {

/// E with expressions in the place of variables, all at once.
template <class E, class... B>
struct substitution : function_of<substitution<E, B...>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size =
      detail::saturating_sum(E::tree_size, B::value_type::tree_size...);
  static constexpr bool verbatim = E::verbatim && (B::value_type::verbatim && ...);
  static constexpr term build(graph& g) {
    graph from;
    const node_index root = copy(image_of<E>, from);
    sequence<term> places(from.size());
    (replace<B>(from, places, g), ...);
    return {g, copy(from, root, reachable_from(from, root), g, [&](node_index variable_at) {
              return places[variable_at].owner != nullptr ? places[variable_at].index : node::none;
            })};
  }

 private:
  template <class Binding>
  static constexpr void replace(graph& from, sequence<term>& places, graph& g) {
    constexpr auto count = static_cast<std::uint32_t>(Binding::variable::layout::size);
    const sequence<term> before = elements_of(Binding::variable::build(from), count);
    const sequence<term> after = elements_of(Binding::value_type::build(g), count);
    while (places.size < from.size()) places.push_back({});
    for (std::uint32_t k = 0; k < count; ++k) places[before[k].index] = term(g, after[k].in(g));
  }
};

/// f with expressions in the place of variables: `substitute(f, x = y*y, y = 2_c)` replaces both at
/// once.
template <expression F, class... X, class... V>
constexpr auto substitute(F, binding<X, V>...) {
  static_assert(((X::layout::size == expression_for<std::remove_cvref_t<V>>::layout::size) && ...),
                "what replaces a variable must have its shape");
  return substitution<F, binding<X, expression_for<std::remove_cvref_t<V>>>...>{};
}
template <expression F, class... B>
requires(!(detail::is_binding<B> && ...))
constexpr auto substitute(F f, B...) {
  static_assert(sizeof(F) == 0, "substitute says what replaces a variable: substitute(f, x = y*y)");
  return f;
}

}  // namespace nabla::core

namespace nabla {

using core::substitute;

}  // namespace nabla
