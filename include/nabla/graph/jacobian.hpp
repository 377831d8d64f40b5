// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/elimination_order.hpp>

namespace nabla::core {

namespace detail {

/// Adds an operand's part of the derivative of node `to`.
struct linearizing {
  graph& g;
  linearized<term_algebra>& result;
  sequence<bool>& needed;
  node_index to;

  constexpr void operator()(node_index operand, const guarded& part) const {
    needed.items[operand] = true;
    std::uint32_t known = result.first_in.items[to];
    while (known != result.none && result.edges.items[known].from != operand)
      known = result.edges.items[known].next_in;
    if (known == result.none)
      result.add_edge(operand, to, part);
    else
      result.edges.items[known].value = sum(g, result.edges.items[known].value, part);
  }
};
/// The linearized outputs, before any vertex is eliminated.
template <class Graph>
constexpr linearized<term_algebra> linearize(Graph& g, const sequence<term>& outputs,
                                             const sequence<term>& inputs) {
  const node_index nodes = g.size();
  linearized<term_algebra> result(nodes + outputs.size);
  const sequence<bool> active = active_nodes(g, inputs);
  const hazards unsafe(g);
  sequence<bool> needed(nodes);
  for (std::uint32_t k = 0; k < outputs.size; ++k) {
    const term f = outputs[k];
    if (f.owner == nullptr || !active[f.index]) continue;
    needed[f.index] = true;
    result.add_edge(f.index, nodes + k, term(1));
  }
  for (node_index i = nodes; i-- > 0;) {
    if (!needed.items[i] || !active.items[i] || g.kind(i) == node_kind::variable) continue;
    contribute(g, i, term(1), active, unsafe, linearizing{g, result, needed, i});
  }
  for (node_index i = 0; i < nodes; ++i)
    if (needed.items[i] && active.items[i] && g.kind(i) != node_kind::variable)
      result.inner.push_back(i);
  return result;
}
/// Lets only the lower half be computed.
template <class Algebra>
constexpr void want_lower_half(linearized<Algebra>& l, const sequence<term>& inputs) {
  const std::uint32_t vertices = l.first_in.size, outputs = inputs.size;
  l.first_input = sequence<std::uint32_t>(vertices, l.none);
  l.last_output = sequence<std::uint32_t>(vertices);
  for (std::uint32_t k = 0; k < outputs; ++k) {
    l.first_input[inputs[k].index] = k;
    l.last_output[vertices - outputs + k] = k;
  }
  for (const node_index v : l.inner)
    for (std::uint32_t in = l.first_in[v]; in != l.none; in = l.edges[in].next_in)
      if (const std::uint32_t first = l.first_input[l.edges[in].from]; first < l.first_input[v])
        l.first_input[v] = first;
  for (std::uint32_t k = l.inner.size; k-- > 0;)
    for (std::uint32_t out = l.first_out[l.inner[k]]; out != l.none; out = l.edges[out].next_out)
      if (const std::uint32_t last = l.last_output[l.edges[out].to];
          last > l.last_output[l.inner[k]])
        l.last_output[l.inner[k]] = last;
}
/// The Jacobian, row by row, by a forward sweep for each input: what is inside a loop is no vertex
/// that could be eliminated.
template <class Graph>
constexpr sequence<term> jacobian_by_columns(Graph& g, const sequence<term>& outputs,
                                             const sequence<term>& inputs, bool symmetric) {
  sequence<term> entries(outputs.size * inputs.size, term(0));
  for (std::uint32_t j = 0; j < inputs.size; ++j) {
    sequence<term> direction(inputs.size, term(0));
    direction[j] = 1;
    const sequence<term> column = forward_sweep(g, outputs, inputs, direction);
    for (std::uint32_t k = 0; k < outputs.size; ++k) {
      if (symmetric && k < j) continue;
      entries[k * inputs.size + j] = column[k];
      if (symmetric) entries[j * inputs.size + k] = column[k];
    }
  }
  return entries;
}
}  // namespace detail

/// The Jacobian, row by row, of the outputs with respect to the inputs, by the cheapest of the
/// three orders. Of a symmetric one (the outputs being a gradient in the inputs' order) only one
/// half is computed. (A template, so that only who takes Jacobians pays for it.)
template <class Graph>
constexpr sequence<term> jacobian_of(Graph& g, const sequence<term>& outputs,
                                     const sequence<term>& inputs, bool symmetric = false) {
  const simplifying_scope simplifying(g);
  if (g.shaped) return detail::jacobian_by_columns(g, outputs, inputs, symmetric);
  linearized<term_algebra> remaining = detail::linearize(g, outputs, inputs);
  if (symmetric) detail::want_lower_half(remaining, inputs);
  sequence<node_index> starts, ends;
  for (const term x : inputs) starts.push_back(x.index);
  for (std::uint32_t k = 0; k < outputs.size; ++k)
    ends.push_back(remaining.first_in.size - outputs.size + k);
  term_algebra terms{g};
  for (const node_index v : cheapest_order(remaining, starts, ends)) remaining.eliminate(v, terms);
  sequence<std::uint32_t> column(g.size());
  for (std::uint32_t j = 0; j < inputs.size; ++j) column.items[inputs.items[j].index] = j;
  sequence<term> entries(outputs.size * inputs.size);  // of zeros
  for (std::uint32_t k = 0; k < outputs.size; ++k)
    for (const std::uint32_t in : remaining.edges_into(ends.items[k])) {
      const std::uint32_t j = column.items[remaining.edges.items[in].from];
      if (symmetric && j > k) continue;
      const term entry = settled(g, remaining.edges.items[in].value);
      entries.items[k * inputs.size + j] = entry;
      if (symmetric) entries.items[j * inputs.size + k] = entry;
    }
  return entries;
}

}  // namespace nabla::core
