// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/diff.hpp>
#include <nabla/expression/substitute.hpp>
#include <nabla/graph/rebuild.hpp>

namespace nabla::core {

/// The Taylor polynomial of degree N of F in X about A.
template <std::size_t N, class F, class X, class A>
struct taylor_polynomial : function_of<taylor_polynomial<N, F, X, A>> {
  using layout = scalar_layout;
  static constexpr unsigned tree_size = F::tree_size + N;
  static constexpr term build(graph& g) { return build_from(g, std::make_index_sequence<N + 1>{}); }

 private:
  template <std::size_t... K>
  static constexpr term build_from(graph& g, std::index_sequence<K...>) {
    const simplifying_scope simplifying(g);
    const term step = X::build(g) - A::build(g);
    term sum = 0;
    number factorial = 1;
    ((K > 1 ? void(factorial = factorial * number(K)) : void(),
      sum += coefficient<K>(g) / term(factorial) * power(step, K)),
     ...);
    return sum;
  }
  /// The K-th derivative at A, simplified.
  template <std::size_t K>
  static constexpr term coefficient(graph& g) {
    using at_a = decltype(substitute(diff<K>(F{}, X{}), X{} = A{}));
    graph exact;
    const node_index root = at_a::build(exact).in(exact);
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
