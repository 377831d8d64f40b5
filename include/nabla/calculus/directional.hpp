// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/jacobian.hpp>
#include <nabla/expression/column.hpp>
#include <nabla/function/sqrt.hpp>

namespace nabla::core {

namespace detail {

/// The part of a column variable, as an array of some shape, that begins at an element.
template <class V>
constexpr term part_of_variable(graph& g, std::uint32_t begin, const shape& s) {
  const node_index name = g.name(V::name);
  return {g, g.intern(node(node_kind::variable, name, begin, g.shape_index(s)))};
}
template <class V>
inline constexpr bool is_column_variable = false;
template <fixed_string Name, std::size_t N>
inline constexpr bool is_column_variable<column_variable<Name, N>> = true;

/// The elements of V, one after another.
template <class V>
constexpr sequence<term> elements_in(graph& g) {
  return all_elements_of({g, V::build(g).in(g)});
}
/// What each variable, or each array of them, moves by where they move as V says: V has an entry for
/// each, or is a column variable as long as all of them.
template <class V, class... X>
constexpr sequence<term> direction_of(graph& g) {
  constexpr auto moving = joined_shapes(X::layout::entries()...);
  if constexpr (!are_arrays<X...> || !is_column_variable<V> || moving.size() == 1) {
    static_assert(
        V::layout::entries() == moving,
        "a direction for arrays is a column variable with an element for each of wrt's, or "
        "an array of the same shape");
    return elements_in<V>(g);
  } else {
    sequence<term> parts;
    std::uint32_t begin = 0;
    for (const shape& s : moving) {
      parts.push_back(part_of_variable<V>(g, begin, s.is_whole() ? s : whole(1, 1)));
      begin += s.size();
    }
    return parts;
  }
}
template <class V, class... X>
constexpr void require_direction() {
  static_assert(V::layout::size == (X::layout::size + ...),
                "a direction has one element for each variable of wrt");
}

}  // namespace detail

/// The Jacobian of F times V.
template <class F, class V, class... X>
struct jvp_of : function_of<jvp_of<F, V, X...>> {
  using layout = typename F::layout;
  static constexpr unsigned tree_size = detail::saturating_sum(F::tree_size, V::tree_size);
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    return detail::as_results<layout>(
        g, forward_sweep(g, f.values, f.variables, detail::direction_of<V, X...>(g)));
  }
};
/// How f's elements change when the variables move as v says (forward accumulation). It does not
/// differentiate v.
template <expression F, class... X, expression V>
constexpr auto jvp(F, variable_list<X...>, V) {
  detail::require_direction<V, X...>();
  return jvp_of<F, V, X...>{};
}

/// V, transposed, times the Jacobian of F.
template <class F, class V, class... X>
struct vjp_of : function_of<vjp_of<F, V, X...>> {
  using layout = decltype(detail::layout_of_derivatives<X...>());
  static constexpr unsigned tree_size = detail::saturating_sum(F::tree_size, V::tree_size);
  static constexpr term build(graph& g) {
    const auto f = detail::prepare<F, X...>(g);
    static_assert(V::layout::entries() == F::layout::entries(),
                  "vjp weighs each element of the function: v must have its shape");
    const sequence<term> partials =
        reverse_sweep(g, f.values, detail::elements_in<V>(g), f.variables);
    return list_of(g, partials.items, {partials.size, 1});
  }
};
/// The gradient of f's elements weighted by v (reverse accumulation). It does not differentiate v.
template <expression F, class... X, expression V>
constexpr auto vjp(F, variable_list<X...>, V) {
  static_assert(V::layout::size == F::layout::size,
                "vjp weighs each element of the function: v must have as many");
  return vjp_of<F, V, X...>{};
}
/// The Hessian of f times v, computed without the Hessian.
template <expression F, class... X, expression V>
constexpr auto hvp(F f, variable_list<X...> x, V v) {
  return jvp(gradient(f, x), x, v);
}

/// The slope of F in the direction of V.
template <class F, class V, class... X>
struct slope_along : function_of<slope_along<F, V, X...>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = detail::saturating_sum(F::tree_size, V::tree_size);
  static constexpr term build(graph& g) {
    const term change = jvp_of<F, V, X...>::build(g);
    const simplifying_scope simplifying(g);
    term squares = 0;
    for (const term element : detail::elements_in<V>(g)) squares += square(element);
    return change / sqrt(term(g, squares.in(g)));
  }
};
/// The slope of f in the direction of v, whose length does not matter: gradient(f) . v/|v|. It is
/// largest, and then the gradient's length, where v points along the gradient. (With v as it is:
/// `jvp`.)
template <expression F, class... X, expression V>
constexpr auto directional_derivative(F, variable_list<X...>, V) {
  detail::require_scalar_function<F>();
  detail::require_direction<V, X...>();
  return slope_along<F, V, X...>{};
}

}  // namespace nabla::core

namespace nabla {

using core::directional_derivative;
using core::hvp;
using core::jvp;
using core::vjp;

}  // namespace nabla
