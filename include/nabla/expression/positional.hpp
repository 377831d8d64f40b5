// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/evaluate.hpp>

namespace nabla {

namespace detail {

template <class V>
concept is_sequence_of_values = requires(const V& values) {
  values.data();
  values.size();
};

/// Whether every variable of E is among X.
template <class E, class... X> constexpr bool covers() {
  graph g;
  sequence<term> const given = variable_list<X...>::build(g);
  sequence<bool> among(g.size(), false);
  for (term const it : given) among[it.index] = true;
  constexpr const auto& needed = image_of<E>;
  sequence<node_index> places(needed.size());
  for (node_index i = 0; i < needed.size(); ++i) {
    if (needed[i].op() != operation::chunk && needed[i].op() != operation::variable) continue;
    places[i] = move_node(needed, needed[i], places.items, g);
    if (needed[i].op() == operation::variable && (places[i] >= among.size || !among[places[i]])) return false;
  }
  return true;
}

}  // namespace detail

/// E as an ordinary function of the variables X, by position.
template <class E, class... X> struct positional_function {
  using variables = variable_list<X...>;
  static constexpr std::size_t size = variables::size;

  /// One number for each variable; the result has their common type.
  template <class... V>
  requires(sizeof...(V) == size && (!detail::is_sequence_of_values<V> && ...)) constexpr auto operator()(
      const V&... values) const {
    using scalar = typename detail::common_scalar<detail::scalar_of<V>...>::type;
    scalar const inputs[] = {detail::as_scalar<scalar>(values)...};
    return detail::results_at<E, variables, scalar>(inputs);
  }
  template <class... V>
  requires(sizeof...(V) != size && !(detail::is_sequence_of_values<V> || ...) &&
           !(detail::is_binding<V> || ...)) constexpr auto
  operator()(const V&...) const {
    static_assert(sizeof...(V) == size, "this function takes one number for each variable, by position");
    return no_value{};
  }
  /// The same with the results one after another in `out`, which must not overlap the values: no copy is made.
  template <class A>
  requires detail::is_sequence_of_values<A>
  constexpr void operator()(const A& values, std::remove_cvref_t<decltype(*values.data())>* out) const {
    run<program_of<E, variables>>(values.data(), out);
  }
  /// All values one after another in an array, a span or any contiguous container of `size` elements.
  template <class A>
  requires detail::is_sequence_of_values<A>
  constexpr auto operator()(const A& values) const {
    if constexpr (requires { std::tuple_size<A>::value; })
      static_assert(std::tuple_size<A>::value == size, "the array needs one number for each variable of wrt");
    return detail::results_at<E, variables, std::remove_cvref_t<decltype(*values.data())>>(values.data());
  }
};

/// f as a function of the variables by position: `function(f, wrt(x, y))(3.0, 4.0)`. Without `wrt`, of all its
/// variables in the order of their names.
template <expression F, class... X> constexpr auto function(F, variable_list<X...>) {
  static_assert(detail::covers<F, X...>(), "this function has variables that wrt leaves out: name them all");
  return positional_function<F, X...>{};
}
template <expression F> constexpr auto function(F f) { return function(f, variables_of<F>{}); }

/// F with some variables given their values.
template <class F, class... B> struct bound_function {
  std::tuple<B...> given;
  template <class... C> constexpr auto operator()(const C&... rest) const {
    return std::apply([&](const auto&... already_given) { return F{}(already_given..., rest...); }, given);
  }
};
/// f with some of its variables fixed at run time: `bind(f, y = 4.0)(x = 3.0)`. (Its parameters are values, so that it
/// is preferred to std::bind, which takes anything.)
template <expression F, class... X, class... V> constexpr auto bind(F, binding<X, V>... given) {
  static_assert((!expression<V> && ...),
                "bind takes numbers; an expression in a variable's place: substitute(f, x = y*y)");
  return bound_function<F, binding<X, V>...>{{given...}};
}
template <expression F, class... B>
requires(!(detail::is_binding<B> && ...)) constexpr auto bind(F f, B...) {
  static_assert(sizeof(F) == 0, "bind gives variables their values by name: bind(f, y = 4.0)");
  return f;
}
template <class F, class... B, class... C> constexpr auto bind(bound_function<F, B...> f, C...) {
  static_assert(sizeof...(C) > sizeof...(C),
                "this function is bound already: bind all at once, bind(f, x = 3.0, y = 4.0)");
  return f;
}

}  // namespace nabla
