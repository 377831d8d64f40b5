// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/rewrite.hpp>
#include <nabla/kernel/shared_step.hpp>

namespace nabla::core::detail {

/// Puts node i where `rule(i, places, to)` says, or a copy, if that is `node::none`, and marks what
/// is made for a verbatim node as verbatim.
template <class Rule>
struct marking {
  const lowered& from;
  lowered& to;
  Rule& rule;

  constexpr node_index operator()(node_index i, const node_index* places) const {
    const node_index first = to.nodes.nodes.size;
    node_index at = rule(i, places, to.nodes);
    if (at == node::none) at = move_node(from.nodes, from.nodes.nodes.items[i], places, to.nodes);
    const bool is_verbatim = from.verbatim.items[i];
    while (to.verbatim.size < to.nodes.nodes.size) to.verbatim.push_back(is_verbatim);
    if (is_verbatim && at < first) to.verbatim.items[at] = true;
    return at;
  }
};
template <class Rule>
constexpr lowered rewritten(const lowered& from, const sequence<bool>& needed, Rule rule) {
  lowered to;
  to.nodes.nodes.reserve(2 * needed.size);
  to.verbatim.reserve(2 * needed.size);
  to.root = rewrite(from.nodes, needed, to.nodes, marking<Rule>{from, to, rule}).items[from.root];
  return to;
}
template <class Rule>
constexpr lowered rewritten(const lowered& from, Rule rule) {
  return rewritten(from, reachable_from(from.nodes, from.root), rule);
}

}  // namespace nabla::core::detail
