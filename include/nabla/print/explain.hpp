// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/calculus/gradient.hpp>
#include <nabla/print/explanation.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

/// f with the variables by which it is differentiated, one after another.
template <class F>
struct derivation_of {
  using function = F;
  static constexpr void add_variables(graph&, sequence<term>&) {}
};
template <class F, class X>
struct derivation_of<derivative<F, X>> {
  using function = typename derivation_of<F>::function;
  static constexpr void add_variables(graph& g, sequence<term>& all) {
    derivation_of<F>::add_variables(g, all);
    all.push_back(X::build(g));
  }
};

template <class E, notation How>
struct explanation_text {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = copy_text_image<typename derivation_of<E>::function>(g);
    sequence<term> variables;
    derivation_of<E>::add_variables(g, variables);
    write_derivation(out, How, g, root, variables);
  }
};
template <class F, class... X, notation How>
struct explanation_text<gradient_of<F, X...>, How> {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = copy_text_image<F>(g);
    write_gradient_derivation(out, How, g, root, variable_list<X...>::build(g));
  }
};
template <class E>
inline constexpr bool is_explained = false;
template <class F, class X>
inline constexpr bool is_explained<derivative<F, X>> = scalar_expression<F>;
template <class F, class... X>
inline constexpr bool is_explained<gradient_of<F, X...>> = true;

}  // namespace detail

/// How a derivative comes about, step by step: as text (which it converts to), and in LaTeX.
template <class E>
struct explanation {
  static constexpr std::string_view text() {
    return text_view<detail::explanation_text<E, notation::plain>>();
  }
  static constexpr std::string_view latex() {
    return text_view<detail::explanation_text<E, notation::latex>>();
  }
  constexpr operator std::string_view() const { return text(); }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& stream,
                                                      explanation) {
    return stream << text();
  }
};

/// The derivation of `diff(f, x)`, of a higher derivative, or of `gradient(f)`: which rule, on
/// what, giving what, then the simplification. The last line is the derivative.
template <expression E>
constexpr auto explain(E) {
  static_assert(
      detail::is_explained<E>,
      "explain takes a derivative or a gradient of a scalar function: explain(diff(f, x)), "
      "explain(gradient(f))");
  if constexpr (detail::is_explained<E>) return explanation<E>{};
}

}  // namespace nabla::core

namespace nabla {

using core::explain;

}  // namespace nabla
