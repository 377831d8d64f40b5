// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla {

/// A finished graph as a constant: only what its root, the last node, needs.
template <std::size_t Nodes, std::size_t Functions, std::size_t Shapes> struct image {
  std::uint64_t nodes[Nodes]{};
  const function_info* functions[Functions + 1]{};
  shape shapes[Shapes]{};

  constexpr node operator[](node_index i) const { return nodes[i]; }
  constexpr node_index size() const { return Nodes; }
  constexpr const function_info* function_at(node_index i) const { return functions[i]; }
  constexpr shape shape_at(std::uint32_t i) const { return shapes[i]; }
};

/// Which nodes the root needs, itself included.
constexpr sequence<bool> reachable_from(const graph& g, node_index root) {
  sequence<bool> needed(root + 1, false);
  needed.items[root] = true;
  for (node_index i = root + 1; i-- > 0;) {
    if (!needed.items[i]) continue;
    node const n = g[i];
    if (n.a_is_node()) needed.items[n.a()] = true;
    if (n.b_is_node()) needed.items[n.b()] = true;
  }
  return needed;
}

/// n of another graph, with operands that have moved to `places`.
template <class Source> constexpr node_index move_node(const Source& from, node n, const node_index* places, graph& to) {
  node_index const a = n.a_is_node() ? places[n.a()] : n.a();
  if (n.op() == operation::call) return to.intern(node(n.op(), a, to.function(from.function_at(n.b()))));
  node_index const b = n.b_is_node() ? places[n.b()] : n.b();
  if (n.shape_index() != 0) return to.intern(node(n.op(), a, b, to.shape_index(from.shape_at(n.shape_index()))));
  return to.intern(n.op(), a, b);
}

/// Copies what the root needs, in the same order; variables for which `substitute(node, index)` gives a place
/// in `to` become that.
template <class Source, class Substitute>
constexpr node_index copy(const Source& from, node_index root, const sequence<bool>& needed, graph& to, Substitute substitute) {
  sequence<node_index> places(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    if (!needed.items[i]) continue;
    node_index const substituted = from[i].op() == operation::variable ? substitute(i) : node::none;
    places.items[i] = substituted != node::none ? substituted : move_node(from, from[i], places.items, to);
  }
  return places.items[root];
}
constexpr node_index copy(const graph& from, node_index root, graph& to) {
  return copy(from, root, reachable_from(from, root), to, [](node_index) { return node::none; });
}
template <std::size_t N, std::size_t F, std::size_t S> constexpr node_index copy(const image<N, F, S>& from, graph& to) {
  return copy(from, static_cast<node_index>(N - 1), sequence<bool>(static_cast<std::uint32_t>(N), true), to,
              [](node_index) { return node::none; });
}

}  // namespace nabla
