// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla {

/// A finished graph as a constant: only what its root, the last node, needs.
template <std::size_t Nodes, std::size_t Functions, std::size_t Shapes>
struct image {
  std::uint64_t nodes[Nodes]{};
  const function_info* functions[Functions + 1]{};
  shape shapes[Shapes]{};

  constexpr node operator[](node_index i) const { return nodes[i]; }
  constexpr node_index size() const { return Nodes; }
  constexpr const function_info* function_at(node_index i) const { return functions[i]; }
  constexpr shape shape_at(std::uint32_t i) const { return shapes[Shapes == 1 ? 0 : i]; }
  constexpr std::uint32_t function_count() const { return Functions; }
  constexpr std::uint32_t shape_count() const { return Shapes; }
};

/// Which nodes the root needs, itself included.
constexpr sequence<bool> reachable_from(const graph& g, node_index root) {
  sequence<bool> needed(root + 1, false);
  needed.items[root] = true;
  for (node_index i = root + 1; i-- > 0;) {
    if (!needed.items[i]) continue;
    const node n = g[i];
    if (n.a_is_node()) needed.items[n.a()] = true;
    if (n.b_is_node()) needed.items[n.b()] = true;
  }
  return needed;
}

/// n of another graph with operands that have moved to `places`, as a node of `to`.
template <class Source>
constexpr node moved(const Source& from, node n, const node_index* places, graph& to) {
  const node_index a = n.a_is_node() ? places[n.a()] : n.a();
  if (n.kind() == node_kind::call) return {n.kind(), a, to.function(from.function_at(n.b()))};
  const node_index b = n.b_is_node() ? places[n.b()] : n.b();
  return {n.kind(), a, b,
          n.shape_index() == 0 ? 0 : to.shape_index(from.shape_at(n.shape_index()))};
}
template <class Source>
constexpr node_index move_node(const Source& from, node n, const node_index* places, graph& to) {
  const node here = moved(from, n, places, to);
  return here.is_commutative() ? to.intern(here.kind(), here.a(), here.b()) : to.intern(here);
}

/// What the root needs, and nothing else: distinct nodes stay distinct, so that none need be looked
/// up.
constexpr graph compacted(const graph& from, node_index root) {
  graph to;
  const sequence<bool> needed = reachable_from(from, root);
  sequence<node_index> places(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    if (!needed.items[i]) continue;
    places.items[i] = to.nodes.size;
    to.nodes.push_back(moved(from, from[i], places.items, to).word | (from[i].word & node::fixed));
  }
  return to;
}

/// Copies what the root needs, in the same order; variables for which `substitute(node, index)`
/// gives a place in `to` become that.
template <class Source, class Substitute>
constexpr node_index copy(const Source& from, node_index root, const sequence<bool>& needed,
                          graph& to, Substitute substitute) {
  sequence<node_index> places(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    if (!needed.items[i]) continue;
    const node_index substituted =
        from[i].kind() == node_kind::variable ? substitute(i) : node::none;
    places.items[i] =
        substituted != node::none ? substituted : move_node(from, from[i], places.items, to);
  }
  return places.items[root];
}
constexpr node_index copy(const graph& from, node_index root, graph& to) {
  return copy(from, root, reachable_from(from, root), to, [](node_index) { return node::none; });
}
template <std::size_t N, std::size_t F, std::size_t S>
constexpr node_index copy(const image<N, F, S>& from, graph& to) {
  const auto root = static_cast<node_index>(N - 1);
  if (to.size() == 0)
    to.load(from);
  else
    return copy(from, root, sequence<bool>(root + 1, true), to,
                [](node_index) { return node::none; });
  return root;
}

}  // namespace nabla
