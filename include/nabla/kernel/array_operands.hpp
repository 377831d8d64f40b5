// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// The nodes that a computed node is made of, chunks apart.
template <class Graph>
constexpr void append_array_operands(const Graph& g, node n, sequence<node_index>& to) {
  if (n.kind() == node_kind::call) {
    node_index rest = n.a();
    for (int left = g.function_at(n.b())->arity; left > 1; --left, rest = g[rest].b())
      to.push_back(g[rest].a());
    if (n.a_is_node()) to.push_back(rest);
  } else if (n.is_choice()) {
    for (const node_index list : {n.a(), n.b()}) {
      to.push_back(g[list].a());
      to.push_back(g[list].b());
    }
  } else if (n.is_computed()) {
    to.push_back(n.a());
    const bool has_range = n.kind() == node_kind::slice || n.kind() == node_kind::spread;
    if (n.b_is_node() && !has_range) to.push_back(n.b());
  }
}

}  // namespace nabla::core
