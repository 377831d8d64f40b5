// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/canonical.hpp>
#include <nabla/graph/range.hpp>
#include <nabla/print/text.hpp>

namespace nabla::core {

/// One side of a choice: `choice`'s condition holds, or does not.
struct branch {
  node_index choice;
  bool holds;
  friend constexpr bool operator==(branch, branch) = default;
};

/// The node `of` needs its `argument` to lie inside an interval or, for a divisor, not to be zero;
/// but only where the branches `when` are taken.
struct requirement {
  node_index of, argument;
  interval inside;
  bool nonzero = false;
  sequence<branch> when;
};

namespace detail {

/// The branches in which each node counts: those that all its users share.
constexpr sequence<sequence<branch>> branches_of(const auto& g, node_index root,
                                                 const sequence<bool>& needed) {
  sequence<sequence<branch>> when(root + 1);
  sequence<bool> reached(root + 1);
  const auto reach = [&](node_index i, const sequence<branch>& here) {
    std::uint32_t shared = 0;
    while (shared < when[i].size && shared < here.size && when[i][shared] == here[shared]) ++shared;
    if (!reached[i])
      when[i] = here;
    else
      when[i].size = shared;
    reached[i] = true;
  };
  const auto reach_branch = [&](node_index answer, const sequence<branch>& here, branch side) {
    sequence<branch> inner = here;
    inner.push_back(side);
    reach(answer, inner);
  };
  reached[root] = true;
  for (node_index i = root + 1; i-- > 0;) {
    const node n = g[i];
    if (!needed[i] || !reached[i]) continue;
    const sequence<branch> here = when[i];
    if (n.is_choice()) {
      const choice c(g, n);
      reach(c.left, here);
      reach(c.right, here);
      reach_branch(c.if_true, here, {i, true});
      reach_branch(c.if_false, here, {i, false});
    } else {
      for_each_operand(n, [&](node_index operand) { reach(operand, here); });
    }
  }
  return when;
}

}  // namespace detail

/// All that the root's nodes need in order to have real values, without what always holds: log(1 +
/// exp x) needs nothing. Operands stand before their users, so that the first that fails is the
/// innermost.
constexpr sequence<requirement> requirements_of(auto& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  sequence<requirement> all;
  for (node_index i = 0; i <= root; ++i) {
    if (!needed[i]) continue;
    const node n = g[i];
    if (n.kind() == node_kind::divide) all.push_back({i, n.b(), all_reals, true, {}});
    if (n.kind() == node_kind::power && n.exponent() < 0)
      all.push_back({i, n.a(), all_reals, true, {}});
    if (n.kind() != node_kind::call) continue;
    const function_info& f = *g.function_at(n.b());
    sequence<term> arguments;
    for_each_argument(g, n, [&](node_index argument) { arguments.push_back(term(g, argument)); });
    for (int k = 0; k < f.arity; ++k)
      all.push_back({i,
                     arguments[static_cast<std::uint32_t>(k)].index,
                     f.domain(arguments.items, k),
                     false,
                     {}});
    if (term divisor; f.pole(arguments.items, divisor))
      all.push_back({i, divisor.in(g), all_reals, true, {}});
  }
  const sequence<interval> ranges = ranges_of(g, g.size() - 1);
  const sequence<sequence<branch>> when = detail::branches_of(g, root, needed);
  sequence<requirement> open;
  for (requirement& it : all) {
    const interval range = ranges[it.argument];
    if (it.nonzero ? !contains(range, 0) : lies_inside(range, it.inside)) continue;
    it.when = when[it.of];
    open.push_back(it);
  }
  return open;
}

}  // namespace nabla::core
