// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/column.hpp>

namespace nabla::core {

namespace detail {

/// What an argument is inside traced code: a term, or an array of them.
template <class E>
constexpr auto traced_argument(graph& g) {
  if constexpr (E::layout::size == 1) {
    return term(g, E::build(g).in(g));
  } else {
    std::array<term, E::layout::size> terms;
    const sequence<term> elements =
        elements_of(E::build(g), static_cast<std::uint32_t>(terms.size()));
    for (std::size_t i = 0; i < terms.size(); ++i)
      terms[i] = elements[static_cast<std::uint32_t>(i)];
    return terms;
  }
}
/// An array goes as it is where the function takes one, else as a pointer to its first element.
template <class F, class... A>
constexpr auto call_traced(F f, const A&... arguments) {
  if constexpr (requires { f(arguments...); })
    return f(arguments...);
  else
    return f([&] {
      if constexpr (std::is_same_v<A, term>)
        return arguments;
      else
        return arguments.data();
    }()...);
}
template <class E>
using traced_as = decltype(traced_argument<E>(std::declval<graph&>()));
template <class A>
using pointer_to_first = std::conditional_t<std::is_same_v<A, term>, term, const term*>;
/// Whether F can be called with arrays or with pointers for columns; what it does with them is its
/// own affair.
template <class F, class... E>
constexpr bool takes_as_many() {
  if constexpr (requires(F f, const traced_as<E>&... arguments) { f(arguments...); })
    return true;
  else
    return requires(F f, pointer_to_first<traced_as<E>>... arguments) { f(arguments...); };
}
template <class F, class... E>
using traced_result =
    decltype(call_traced(std::declval<F>(), traced_argument<E>(std::declval<graph&>())...));
template <class R, bool Varies>
struct traced_layout {
  using type = array_layout<1, 1, Varies>;
};
template <class T, std::size_t N>
struct traced_layout<std::array<T, N>, false> {
  using type = column_layout<N>;
};
template <class T, std::size_t N>
struct traced_layout<std::array<T, N>, true> {
  using type = array_layout<N, 1, true>;
};
/// Whether traced code can take E: numbers, and lists of them.
template <class E>
inline constexpr bool can_be_traced = E::layout::size == 1 || !is_whole_layout<typename E::layout>;
template <class R>
inline constexpr bool has_terms = std::is_convertible_v<R, term>;
template <class T, std::size_t N>
inline constexpr bool has_terms<std::array<T, N>> = std::is_convertible_v<T, term>;
/// Whether traced code returns something that can be built.
template <class F, class... E>
constexpr bool returns_terms() {
  if constexpr (takes_as_many<F, E...>()) return has_terms<traced_result<F, E...>>;
  return true;
}

}  // namespace detail

/// Ordinary code, run once on terms while the compiler builds the graph.
template <class F, class... E>
struct traced_function : function_of<traced_function<F, E...>> {
  using layout =
      typename detail::traced_layout<detail::traced_result<F, E...>,
                                     (detail::varies_with_samples<typename E::layout>() ||
                                      ...)>::type;
  static constexpr unsigned tree_size = detail::saturating_sum(E::tree_size...);
  static constexpr bool verbatim = (E::verbatim && ...);
  static constexpr term build(graph& g) {
    const auto result = detail::call_traced(F{}, detail::traced_argument<E>(g)...);
    if constexpr (layout::size == 1) {
      return term(result);
    } else {
      sequence<term> terms;
      for (const auto& element : result) terms.push_back(element);
      const term list = list_of(g, terms.items, {terms.size, 1});
      return layout::shape.is_whole() ? whole_array_of(g, list, layout::shape) : list;
    }
  }
};

/// A generic function of the expressions: loops, arrays and helpers run at compile time. It
/// captures nothing (variables and constants that are expressions may be named in it all the same:
/// `pow(e, u)`, `pi*u`), and what it calls must be constexpr. A column arrives as a std::array of
/// terms or a pointer to the first.
template <class F, class... E>
constexpr auto traced(F, E...) {
  static_assert(std::is_empty_v<F> && std::is_default_constructible_v<F>,
                "a traced lambda captures nothing: pass what it needs as arguments");
  constexpr bool has_numbers = (detail::can_be_traced<expression_for<E>> && ...);
  static_assert(has_numbers,
                "a traced lambda takes numbers and columns of scalars: an array that is calculated "
                "with as a whole needs no loop in traced code");
  constexpr bool fits = detail::takes_as_many<F, expression_for<E>...>();
  static_assert(fits,
                "a traced lambda has as many parameters as it is given variables: traced(lambda, "
                "x, y); it calls "
                "functions of terms without std::, sin(u)");
  constexpr bool returns = detail::returns_terms<F, expression_for<E>...>();
  static_assert(returns,
                "a traced lambda returns a number or an array of numbers; of a comparison where(a "
                "< b, u, v)");
  if constexpr (std::is_empty_v<F> && std::is_default_constructible_v<F> && has_numbers && fits &&
                returns)
    return traced_function<F, expression_for<E>...>{};
  else
    return constant<number(0)>{};
}

}  // namespace nabla::core

namespace nabla {

using core::traced;

}  // namespace nabla
