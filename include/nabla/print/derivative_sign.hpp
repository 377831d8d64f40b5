// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/latex.hpp>
#include <nabla/print/text.hpp>

namespace nabla::core::detail {

template <class Graph>
constexpr bool has_several_variables(const Graph& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  int count = 0;
  for (node_index i = 0; i <= root; ++i)
    count += needed[i] && g[i].kind() == node_kind::variable ? 1 : 0;
  return count > 1;
}

/// A function that only text knows.
template <class Text>
constexpr function_info named_function(const Text& name) {
  function_info f{};
  f.name = name.view();
  f.identity = identity_named(name.view());
  f.arity = 1;
  f.simplified = [](const term*, term&) { return false; };
  return f;
}

/// d/dx, or ∂/∂x: a function that stands before what is still to be differentiated, behind the other
/// factors.
template <class = void>
class derivative_sign {
  characters name, in_latex;

 public:
  constexpr derivative_sign() = default;
  constexpr derivative_sign(const graph& its_graph, node_index its_variable, bool partially) {
    const characters its_name = full_name(its_graph, its_variable);
    name << "~" << (partially ? "∂/∂" : "d/d") << its_name.view();
    in_latex << (partially ? "\\frac{\\partial}{\\partial " : "\\frac{d}{d ");
    write_latex_name(in_latex, its_name.view());
    in_latex << "}\\left(#\\right)";
  }
  /// The sign must outlive it.
  constexpr function_info function() const {
    function_info f = named_function(name);  // whose ~ is the last in the order of names
    f.text = {name.view().substr(1)};
    f.latex = {in_latex.view(), of_product};
    return f;
  }
};

}  // namespace nabla::core::detail
