// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/image.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

/// n of another graph with operands that have moved to `places`, as a node of `to`.
template <class Source>
constexpr node moved(const Source& from, node n, const node_index* places, graph& to) {
  const std::uint64_t kind = n.word >> node::kind_at;
  auto a = static_cast<node_index>(n.word >> 24 & node::none),
       b = static_cast<node_index>(n.word & node::none),
       shape = static_cast<std::uint32_t>(n.word >> 48 & (node::most_shapes - 1));
  if ((node::with_a >> kind & 1) != 0 && a != node::none) a = places[a];
  if ((node::with_b >> kind & 1) != 0) b = places[b];
  if (shape != 0) shape = to.shape_index(from, shape);
  const auto its_kind = static_cast<node_kind>(kind);
  return {its_kind, a, its_kind == node_kind::call ? to.function(from.function_at(b)) : b, shape};
}
template <class Source>
constexpr node_index move_node(const Source& from, node n, const node_index* places, graph& to) {
  const node here = moved(from, n, places, to);
  const bool swaps = (node::commuting >> (here.word >> node::kind_at) & 1) != 0;
  return swaps ? to.intern(here.kind(), here.a(), here.b()) : to.intern(here);
}

/// Whether an operand of a node has another place.
constexpr bool has_moved(node n, const node_index* places) {
  return (n.a_is_node() && places[n.a()] != n.a()) || (n.b_is_node() && places[n.b()] != n.b());
}

/// Where the needed nodes stand in `to`: node i where `rule(i, places)` puts it, which sees where
/// its operands stand, or as a copy, if that is `node::none`.
template <class Source, class Rule>
constexpr sequence<node_index> rewrite(const Source& from, const sequence<bool>& needed, graph& to,
                                       Rule rule) {
  sequence<node_index> places(needed.size);
  for (node_index i = 0; i < needed.size; ++i) {
    if (!needed.items[i]) continue;
    const node_index place = rule(i, places.items);
    places.items[i] = place != node::none ? place : move_node(from, from[i], places.items, to);
  }
  return places;
}

/// Copies only what the root needs. Distinct nodes stay distinct, so that no node is looked up.
constexpr graph compacted(const graph& from, node_index root) {
  graph to;
  to.nodes.reserve(root + 1);
  rewrite(from, reachable_from(from, root), to, [&](node_index i, const node_index* places) {
    const std::uint64_t word = from.nodes.items[i];
    to.nodes.items[to.nodes.size] = moved(from, word, places, to).word | (word & node::fixed);
    return to.nodes.size++;
  });
  return to;
}

struct as_it_is {
  constexpr node_index operator()(node_index, const node_index*) const { return node::none; }
};
template <class Source, class Substitute>
struct substituting {
  const Source& from;
  Substitute& substitute;
  constexpr node_index operator()(node_index i, const node_index*) const {
    return from.kind(i) == node_kind::variable ? substitute(i) : node::none;
  }
};

/// Copies what the root needs, in the same order; variables for which `substitute(node, index)`
/// gives a place in `to` become that.
template <class Source, class Substitute>
constexpr node_index copy(const Source& from, node_index root, const sequence<bool>& needed,
                          graph& to, Substitute substitute) {
  return rewrite(from, needed, to, substituting<Source, Substitute>{from, substitute})[root];
}
constexpr node_index copy(const graph& from, node_index root, graph& to) {
  return rewrite(from, reachable_from(from, root), to, as_it_is{})[root];
}
template <std::size_t N, std::size_t F, std::size_t S, std::size_t P>
constexpr node_index copy(const image<N, F, S, P>& from, graph& to) {
  constexpr auto root = static_cast<node_index>(N - 1);
  if (to.size() != 0) return rewrite(from, sequence<bool>(root + 1, true), to, as_it_is{})[root];
  to.load(from);
  return root;
}

}  // namespace nabla::core
