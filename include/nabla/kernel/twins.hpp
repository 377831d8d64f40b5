// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/lower.hpp>

// Functions that are computed together with their twin, as sin and cos are, where both are wanted of
// one argument.

namespace nabla::core {

namespace detail {

/// Joins calls of f with calls of its twin.
constexpr void join_twins(const lowered& from, node_index f, node_index twin,
                          const sequence<node_index>& calls, sequence<node_index>& partner) {
  const graph& g = from.nodes;
  sequence<node_index> twin_of(partner.size, node::none);  // by argument
  for (const node_index i : calls)
    if (g.b(i) == twin && !(g.functions.items[f]->twin_is_derived && from.verbatim.items[i]))
      twin_of.items[g.a(i)] = i;
  for (const node_index i : calls) {
    if (g.b(i) != f || partner.items[i] != node::none) continue;
    const node_index other = twin_of.items[g.a(i)];
    if (other == node::none || partner.items[other] != node::none)
      continue;  // each is computed once
    partner.items[i] = other;
    partner.items[other] = i;
  }
}

}  // namespace detail

/// By node: the call that is computed together with it, or none.
constexpr sequence<node_index> twins_in(const lowered& from, const sequence<bool>& used) {
  sequence<node_index> partner(used.size, node::none);
  const sequence<const function_info*>& functions = from.nodes.functions;
  sequence<node_index> calls;
  for (node_index i = 0; i < used.size; ++i)
    if (used.items[i] && from.nodes.kind(i) == node_kind::call) calls.push_back(i);
  for (node_index f = 0; f < functions.size; ++f)
    for (node_index twin = 0; is_function(functions.items[f]->twin) && twin < functions.size;
         ++twin)
      if (same_function(functions.items[f]->twin, functions.items[twin]))
        detail::join_twins(from, f, twin, calls, partner);
  return partner;
}

}  // namespace nabla::core
