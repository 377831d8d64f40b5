// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/evaluate.hpp>
#include <nabla/expression/held.hpp>

namespace nabla::core {

namespace detail {

/// Whether every variable of E is among X.
template <class E, class... X>
constexpr bool covers(variable_list<X...>) {
  graph g;
  const sequence<term> given = variable_list<X...>::build(g);
  sequence<bool> among(g.size());
  for (const term it : given) among[it.index] = true;
  constexpr const auto& needed = image_of<E>;
  for (node_index i = 0; i < needed.size(); ++i) {
    if (needed[i].kind() != node_kind::variable) continue;
    const node_index place = g.variable_of(needed, i);
    if (place >= among.size || !among[place]) return false;
  }
  return true;
}

/// How the values of a positional call are given.
enum class argument_order { blocks, numbers, wrong };

/// Which of the two the arguments begin with, from which of them are ranges.
template <std::size_t Size, std::size_t... Lengths, std::size_t N>
constexpr argument_order order_of(const bool (&is_range)[N], const bool (&has_elements)[N],
                                  std::size_t count) {
  std::size_t position = 0, ranges = 0;
  for (std::size_t k = 0; k < Size && k < count; ++k) ranges += is_range[k] ? 1U : 0U;
  if (count >= Size && ranges == 0) return argument_order::numbers;
  const bool blocks =
      count >= sizeof...(Lengths) &&
      ((is_range[position] || has_elements[position] || Lengths == 1 ? ++position != 0 : false) &&
       ... && true);
  return blocks ? argument_order::blocks : argument_order::wrong;
}
template <std::size_t Length, std::size_t... I>
constexpr auto repeated(std::index_sequence<I...>) {
  return std::index_sequence<(static_cast<void>(I), Length)...>{};
}
/// A number that comes alone is not taken for a vector.
constexpr std::size_t elements_of_block(bool is_range, std::size_t length) {
  return is_range || length > 1 ? length : 0;
}
/// Whether each value goes with its block.
template <class... V>
constexpr bool all_fit(const std::size_t (&lengths)[sizeof...(V) + 1]) {
  const std::size_t* length = lengths;
  return (goes_with<V>(elements_of_block(value_traits<V>::is_range, *length++)) && ... && true);
}
/// Where results go that are named behind the values: by reference what has a name.
template <class... A>
struct destination_for {
  using type = destination<
      std::conditional_t<std::is_lvalue_reference_v<A>, A, std::remove_reference_t<A>>...>;
};
template <>
struct destination_for<> {
  using type = by_value;
};
template <class... A>
using places_for = typename destination_for<A...>::type;

}  // namespace detail

/// E as an ordinary function of blocks of variables, by position.
template <class E, class... Blocks>
struct positional_function {
  using variables = typename detail::joined_lists<Blocks...>::type;
  static constexpr std::size_t size = variables::size;

  /// The values: a range of numbers for each block, read where it lies, or one number for each
  /// variable. Behind them where the results go, unless they are to be returned: one place for all
  /// or one for each (see `into`).
  template <class... A>
  [[gnu::always_inline]] constexpr auto operator()(A&&... arguments) const {
    constexpr bool named = (detail::is_binding<std::remove_cvref_t<A>> || ...);
    constexpr detail::argument_order order = detail::order_of<size, Blocks::size...>(
        {value_traits<std::remove_cvref_t<A>>::is_range..., false},
        {detail::has_brackets<std::remove_cvref_t<A>>..., false}, named ? 0 : sizeof...(A));
    static_assert(order != detail::argument_order::wrong,
                  "this function takes one number for each variable, by position, or an array for "
                  "each wrt(...)");
    const std::tuple<std::remove_reference_t<A>*...> all(__builtin_addressof(arguments)...);
    if constexpr (order == detail::argument_order::blocks)
      return compute<A...>(std::index_sequence<Blocks::size...>{}, all);
    else if constexpr (order == detail::argument_order::numbers)
      return compute<A...>(detail::repeated<1>(std::make_index_sequence<size>{}), all);
    else
      return no_value{};
  }

 private:
  template <class... A, std::size_t... Lengths, class Arguments>
  [[gnu::always_inline]] static constexpr auto compute(std::index_sequence<Lengths...> lengths,
                                                       const Arguments& all) {
    constexpr std::size_t inputs = sizeof...(Lengths);
    return compute<std::tuple<A...>, std::tuple<std::remove_cvref_t<A>...>>(
        lengths, std::make_index_sequence<inputs>{},
        std::make_index_sequence<sizeof...(A) - inputs>{}, all);
  }
  /// The arguments I are the values, those behind them are places.
  template <class References, class Types, std::size_t... Lengths, std::size_t... I,
            std::size_t... J, class Arguments>
  [[gnu::always_inline]] static constexpr auto compute(std::index_sequence<Lengths...> lengths,
                                                       std::index_sequence<I...>,
                                                       std::index_sequence<J...>,
                                                       const Arguments& all) {
    constexpr bool fits = detail::all_fit<std::tuple_element_t<I, Types>...>({Lengths..., 0});
    static_assert(fits, "the array needs one number for each variable of wrt");
    using scalar = typename detail::common_scalar<
        detail::scalar_in<std::tuple_element_t<I, Types>, (Lengths > 1 ? Lengths : 0)>...>::type;
    static_assert(detail::calculates<scalar>,
                  "values are numbers: of type double, or of any type that has + - * and /");
    if constexpr (!fits || !detail::calculates<scalar>) {
      return no_value{};
    } else {
      using out = detail::places_for<std::tuple_element_t<sizeof...(I) + J, References>...>;
      if constexpr (!detail::fit<E, scalar>(std::type_identity<out>{}))
        return no_value{};
      else
        return detail::with_inputs<scalar>(
            lengths,
            detail::delivery<E, variables, scalar, out>{{{*std::get<sizeof...(I) + J>(all)...}}},
            *std::get<I>(all)...);
    }
  }
};

namespace detail {

/// The blocks of a positional function are lists of scalars.
template <class F>
constexpr void require_scalars() {
  static_assert(!has_loops<F>,
                "a function of whole arrays or data is called by name, f(W = weights, x = rows): "
                "function(f, wrt(...)) is for scalars and vector_variable");
}

}  // namespace detail

/// f as a function of the variables by position: `function(f, wrt(x, y))(3.0, 4.0)`. With several
/// wrt a block of values for each: `function(f, wrt(p), wrt(d))(p, d)`. Without `wrt`, of all its
/// variables in the order of their names, or as the formula's `f(x, y) =` has them.
template <expression F, class... X, class... Lists>
constexpr auto function(F, variable_list<X...>, Lists...) {
  using all = typename detail::joined_lists<variable_list<X...>, Lists...>::type;
  detail::require_scalars<F>();
  static_assert(detail::has_loops<F> || detail::covers<F>(all{}),
                "this function has variables that wrt leaves out: name them all");
  return positional_function<F, variable_list<X...>, Lists...>{};
}
template <expression F>
constexpr auto function(F f) {
  return function(f, positional_variables_of<F>{});
}

/// F with some variables given their values.
template <class F, class... B>
struct bound_function {
  std::tuple<B...> given;
  template <class... C>
  [[gnu::always_inline]] constexpr auto operator()(const C&... rest) const {
    return std::apply([&](const auto&... already_given) { return F{}(already_given..., rest...); },
                      given);
  }
};
/// f with some of its variables fixed at run time: `bind(f, y = 4.0)(x = 3.0)`. It keeps copies of
/// the values; of a span or a pointer, that. (Its parameters are values, so that it is preferred to
/// std::bind, which takes anything.)
template <expression F, class... X, class... V>
constexpr auto bind(F, binding<X, V>... given) {
  static_assert((!expression<std::remove_cvref_t<V>> && ...),
                "bind takes numbers; an expression in a variable's place: substitute(f, x = y*y)");
  return bound_function<F, decltype(detail::held(given))...>{{detail::held(given)...}};
}
template <expression F, class... B>
requires(!(detail::is_binding<B> && ...))
constexpr auto bind(F f, B...) {
  static_assert(sizeof(F) == 0, "bind gives variables their values by name: bind(f, y = 4.0)");
  return f;
}
template <class F, class... B, class... C>
constexpr auto bind(bound_function<F, B...> f, C...) {
  static_assert(sizeof...(C) > sizeof...(C),
                "this function is bound already: bind all at once, bind(f, x = 3.0, y = 4.0)");
  return f;
}

}  // namespace nabla::core

namespace nabla {

using core::bind;
using core::function;

}  // namespace nabla
