// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/diff.hpp>
#include <nabla/expression/substitute.hpp>
#include <nabla/graph/rebuild.hpp>

namespace nabla::core {

namespace detail {

/// The coefficients of f's power series in x, as functions of x.
template <class F, class X, std::size_t N>
struct power_series_of {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = F::tree_size;
  static constexpr bool verbatim = false;
  static constexpr term build(graph& g) {
    const sequence<term> all =
        with_expansion<F, X>(g, N, [](expansion&& of_f) { return of_f.result(); });
    return list_of(g, all.items, {N + 1, 1});
  }
};
/// The same at A, simplified.
template <class F, class X, std::size_t N, class A>
struct power_series_at {
  static constexpr term build(graph& g) {
    using at_a = substitution<power_series_of<F, X, N>, decltype(X{} = A{})>;
    const simplifying_scope simplifying(g);
    graph exact;
    const node_index root = at_a::build(exact).in(exact);
    return rebuild(exact, root, g);
  }
};
/// Whether the elements of E are exact numbers.
template <class E>
constexpr bool holds_numbers() {
  graph g;
  for (const term u : elements_of({g, copy(image_of<E>, g)}))
    if (!u.is_constant() || !u.value().is_exact()) return false;
  return true;
}

}  // namespace detail

/// The Taylor polynomial of degree N of F in X about A. Where kernels find the N-th derivative by
/// power series they find all of these so; text shows the same if that gives numbers.
template <std::size_t N, class F, class X, class A>
struct taylor_polynomial : function_of<taylor_polynomial<N, F, X, A>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = F::tree_size + N;
  static constexpr term build(graph& g) {
    const simplifying_scope simplifying(g);
    if constexpr (detail::takes_series<decltype(diff<N>(F{}, X{}))>) {
      constexpr bool numbers = detail::holds_numbers<all_coefficients>();
      g.two_forms = g.two_forms || !numbers;
      if (numbers || !g.for_text)
        return polynomial(g, elements_of({g, copy(image_of<all_coefficients>, g)}));
    }
    return polynomial(g, by_rules(g, std::make_index_sequence<N + 1>{}));
  }

 private:
  using all_coefficients = detail::power_series_at<F, X, N, A>;
  static constexpr term polynomial(graph& g, const sequence<term>& coefficients) {
    const term step = X::build(g) - A::build(g);
    term sum = 0;
    for (std::uint32_t k = 0; k <= N; ++k)
      sum += coefficients[k] * power(step, static_cast<int>(k));
    return sum;
  }
  template <std::size_t... K>
  static constexpr sequence<term> by_rules(graph& g, std::index_sequence<K...>) {
    sequence<term> all;
    number factorial = 1;
    (
        [&] {
          if (K > 1) factorial = factorial * number(K);
          all.push_back(derivative_at_a<K>(g) / term(factorial));
        }(),
        ...);
    return all;
  }
  /// The K-th derivative at A, simplified.
  template <std::size_t K>
  static constexpr term derivative_at_a(graph& g) {
    using at_a = decltype(substitute(diff<K>(F{}, X{}), X{} = A{}));
    graph exact;
    exact.for_text = g.for_text;
    const node_index root = at_a::build(exact).in(exact);
    g.two_forms = g.two_forms || exact.two_forms;
    return rebuild(exact, root, g);
  }
};
/// f(a) + f'(a) (x - a) + ... + f^(N)(a)/N! (x - a)^N; a is an exact constant or an expression;
/// without it a is 0.
template <std::size_t N, expression F, class X, class A>
constexpr auto taylor(F, X, A) {
  detail::require_scalar_function<F>();
  static_assert(detail::is_variable<X> && X::layout::size == 1,
                "taylor expands in one scalar variable: taylor<3>(f, x, 0_c)");
  return taylor_polynomial<N, F, X, expression_for<A>>{};
}
template <std::size_t N, expression F, class X>
constexpr auto taylor(F f, X x) {
  return taylor<N>(f, x, constant<number(0)>{});
}

}  // namespace nabla::core

namespace nabla {

using core::taylor;

}  // namespace nabla
