// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/evaluate.hpp>
#include <nabla/expression/operators.hpp>

namespace nabla::core {

namespace detail {

/// Whether a value of layout V may stand for a variable of layout X. (One that varies may not stand
/// for one that does not: a factor that is the same for all samples has left their sums.)
template <class X, class V>
inline constexpr bool may_replace =
    X::shape.rows == V::shape.rows && X::shape.columns == V::shape.columns &&
    (varies_with_samples<X>() || !varies_with_samples<V>());

}  // namespace detail

/// E with expressions in the place of variables, all at once.
template <class E, class... B>
struct substitution : function_of<substitution<E, B...>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size =
      detail::saturating_sum(E::tree_size, B::value_type::tree_size...);
  static constexpr bool verbatim = E::verbatim && (B::value_type::verbatim && ...);
  static constexpr term build(graph& g) {
    graph from;
    const node_index root = copy_image<E>(g, from);
    sequence<term> places(from.size());
    (replace<B>(from, places, g), ...);
    return {g, rewrite(from, reachable_from(from, root), g, replacing{from, places, g})[root]};
  }

 private:
  /// Variables become what replaces them. A sum or a product of arrays is made anew: what replaces an
  /// array may be the same for all elements.
  struct replacing {
    const graph& from;
    const sequence<term>& places;
    graph& to;

    constexpr node_index operator()(node_index i, const node_index* moved_to) const {
      const node n = from[i];
      if (n.is_structural()) {
        const term u(to, moved_to[n.a()]), v(to, moved_to[n.b_is_node() ? n.b() : n.a()]);
        return restructured(from, i, u, v, to).in(to);
      }
      if (n.kind() != node_kind::variable || places[i].owner == nullptr) return node::none;
      return places[i].index;
    }
  };
  template <class Binding>
  static constexpr void replace(graph& from, sequence<term>& places, graph& g) {
    using variable = typename Binding::variable;
    constexpr auto count = static_cast<std::uint32_t>(variable::layout::entries().size());
    constexpr bool whole = detail::is_whole_layout<typename variable::layout>;
    const sequence<term> before = elements_of(variable::build(from), count);
    const sequence<term> after =
        elements_of(detail::argument_of<typename Binding::value_type, whole>(g), count);
    while (places.size < from.size()) places.push_back({});
    for (std::uint32_t k = 0; k < count; ++k) places[before[k].index] = term(g, after[k].in(g));
  }
};

/// f with expressions in the place of variables: `substitute(f, x = y*y, y = 2_c)` replaces both at
/// once.
template <expression F, class... X, class... V>
constexpr auto substitute(F, binding<X, V>...) {
  static_assert(
      (detail::may_replace<typename X::layout,
                           typename expression_for<std::remove_cvref_t<V>>::layout> &&
       ...),
      "what replaces a variable must have its shape, and vary from sample to sample only if the "
      "variable is data");
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
