// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/expression/operators.hpp>
#include <nabla/graph/canonical.hpp>

namespace nabla::core {

template <class E, bool Expanded>
struct canonical_expression : function_of<canonical_expression<E, Expanded>> {
  using layout = typename E::layout;
  static constexpr unsigned tree_size = E::tree_size + 1;
  static constexpr term build(graph& g) {
    graph source, form;
    const node_index root = copy_image<E>(g, source);
    const term simplest = canonical(source, root, form, Expanded);
    return {g, copy(form, simplest.in(form), g)};
  }
};

/// f in its canonical form: like terms and like factors collected, numbers folded, everything in
/// one order.
template <expression E>
constexpr auto simplify(E) {
  return canonical_expression<E, false>{};
}
/// f as a sum of products.
template <expression E>
constexpr auto expand(E) {
  return canonical_expression<E, true>{};
}

}  // namespace nabla::core

namespace nabla {

using core::expand;
using core::simplify;

}  // namespace nabla
