// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/rewrite.hpp>
#include <nabla/kernel/shared_step.hpp>

namespace nabla::core::detail {

constexpr void mark(sequence<bool>& marks, node_index i, bool value) {
  while (marks.size <= i) marks.push_back(false);
  marks.items[i] = marks.items[i] || value;
}

/// Puts node i where `rule(i, places, to)` says, or a copy, if that is `node::none`, and marks what
/// is made for a verbatim node as verbatim.
template <class Rule>
struct marking {
  const lowered& from;
  lowered& to;
  Rule& rule;

  constexpr node_index operator()(node_index i, const node_index* places) const {
    const node_index first = to.nodes.size();
    node_index at = rule(i, places, to.nodes);
    if (at == node::none) at = move_node(from.nodes, from.nodes[i], places, to.nodes);
    for (node_index made = first; made < to.nodes.size(); ++made)
      mark(to.verbatim, made, from.verbatim.items[i]);
    if (at < first) mark(to.verbatim, at, from.verbatim.items[i]);
    return at;
  }
};
template <class Rule>
constexpr lowered rewritten(const lowered& from, Rule rule) {
  lowered to;
  const sequence<bool> needed = reachable_from(from.nodes, from.root);
  to.root = rewrite(from.nodes, needed, to.nodes, marking<Rule>{from, to, rule})[from.root];
  return to;
}

}  // namespace nabla::core::detail
