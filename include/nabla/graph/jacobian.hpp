// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/rewrite.hpp>
#include <nabla/graph/differentiate.hpp>

namespace nabla::core {

/// In which order the nodes between inputs and outputs are eliminated: from the inputs on
/// (forward), from the outputs back (reverse), or each time the node with the fewest paths through
/// it (Markowitz).
enum class elimination { forward, reverse, markowitz };

/// The derivatives of some terms as a weighted graph: an edge for each operand, weighted with the
/// partial derivative. Eliminating a node joins each edge into it with each edge out of it; when
/// only inputs and outputs are left, the edges are the Jacobian. (Griewank and Walther, Evaluating
/// Derivatives, chapter 9.)
struct linearized {
  struct edge {
    node_index from, to;
    guarded weight;
    bool gone = false;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  sequence<edge> edges;
  sequence<std::uint32_t> first_in, first_out, next_in, next_out;  // lists of edges
  sequence<node_index> inner;  // the nodes to eliminate, operands first
  node_index vertices;         // the outputs stand behind the nodes

  constexpr linearized(graph& g, const sequence<term>& outputs, const sequence<term>& inputs)
      : first_in(g.size() + outputs.size, none),
        first_out(g.size() + outputs.size, none),
        vertices(g.size()) {
    const sequence<bool> active = active_nodes(g, inputs);
    const hazards unsafe(g);
    sequence<bool> needed(vertices, false);
    for (std::uint32_t k = 0; k < outputs.size; ++k) {
      const term f = outputs[k];
      if (f.owner == nullptr || !active[f.index]) continue;
      needed[f.index] = true;
      connect(g, f.index, vertices + k, term(1));
    }
    for (node_index i = vertices; i-- > 0;) {
      if (!needed.items[i] || !active.items[i] || g[i].kind() == node_kind::variable) continue;
      contribute(g, i, term(1), active, unsafe, [&](node_index operand, const guarded& part) {
        needed.items[operand] = true;
        connect(g, operand, i, part);
      });
    }
    for (node_index i = 0; i < vertices; ++i)
      if (needed.items[i] && active.items[i] && g[i].kind() != node_kind::variable)
        inner.push_back(i);
  }

  constexpr void connect(graph& g, node_index from, node_index to, const guarded& weight) {
    for (std::uint32_t k = first_in.items[to]; k != none; k = next_in.items[k])
      if (edges.items[k].from == from && !edges.items[k].gone) {
        edges.items[k].weight = sum(g, edges.items[k].weight, weight);
        return;
      }
    next_in.push_back(first_in.items[to]);
    next_out.push_back(first_out.items[from]);
    first_in.items[to] = first_out.items[from] = edges.size;
    edges.push_back({from, to, weight});
  }
  constexpr void eliminate(graph& g, node_index v) {
    for (std::uint32_t in = first_in.items[v]; in != none; in = next_in.items[in])
      for (std::uint32_t out = first_out.items[v]; out != none && !edges.items[in].gone;
           out = next_out.items[out])
        if (!edges.items[out].gone)
          connect(g, edges.items[in].from, edges.items[out].to,
                  product(g, edges.items[out].weight, edges.items[in].weight));
    for (std::uint32_t in = first_in.items[v]; in != none; in = next_in.items[in])
      edges.items[in].gone = true;
    for (std::uint32_t out = first_out.items[v]; out != none; out = next_out.items[out])
      edges.items[out].gone = true;
  }
  constexpr std::uint32_t paths_through(node_index v) const {
    std::uint32_t in = 0, out = 0;
    for (std::uint32_t k = first_in.items[v]; k != none; k = next_in.items[k])
      in += edges.items[k].gone ? 0U : 1U;
    for (std::uint32_t k = first_out.items[v]; k != none; k = next_out.items[k])
      out += edges.items[k].gone ? 0U : 1U;
    return in * out;
  }
  constexpr void eliminate_all(graph& g, elimination order) {
    for (std::uint32_t left = inner.size; left > 0; --left) {
      std::uint32_t chosen = order == elimination::forward ? inner.size - left : left - 1;
      if (order == elimination::markowitz) {
        chosen = 0;
        for (std::uint32_t k = 1, fewest = paths_through(inner[0]); k < left; ++k)
          if (const std::uint32_t paths = paths_through(inner[k]); paths < fewest)
            fewest = paths, chosen = k;
      }
      const node_index v = inner[chosen];
      if (order == elimination::markowitz)
        for (std::uint32_t k = chosen; k + 1 < left; ++k) inner[k] = inner[k + 1];
      eliminate(g, v);
    }
  }
};

/// What it costs to compute the terms: their operations, a power being its multiplications.
constexpr std::uint32_t cost_of(const graph& g, const sequence<term>& terms) {
  sequence<bool> needed(g.size(), false);
  for (const term t : terms)
    if (t.owner != nullptr) needed[t.index] = true;
  std::uint32_t cost = 0;
  for (node_index i = g.size(); i-- > 0;) {
    if (!needed.items[i]) continue;
    const node n = g[i];
    for_each_operand(n, [&](node_index operand) { needed.items[operand] = true; });
    if (n.kind() == node_kind::power)
      cost += static_cast<std::uint32_t>(2 * std::bit_width(static_cast<unsigned>(
                                                 n.exponent() < 0 ? -n.exponent() : n.exponent())) -
                                         2);
    else if (n.is_computed())
      ++cost;
  }
  return cost;
}

/// The Jacobian, row by row, of the outputs with respect to the inputs, by the cheapest of the
/// three orders. Of a symmetric one (the outputs being a gradient in the inputs' order) only one
/// half is computed.
constexpr sequence<term> jacobian_of(graph& g, const sequence<term>& outputs,
                                     const sequence<term>& inputs, bool symmetric = false) {
  const simplifying_scope simplifying(g);
  sequence<term> best;
  std::uint32_t least = 0xFFFFFFFF;
  const linearized start(g, outputs, inputs);
  const bool small = start.inner.size <= 400;
  for (const elimination order :
       {elimination::reverse, elimination::forward, elimination::markowitz}) {
    if (order == elimination::markowitz && !small) continue;
    linearized remaining = start;
    remaining.eliminate_all(g, order);
    sequence<term> entries(outputs.size * inputs.size, term(0));
    for (std::uint32_t k = 0; k < outputs.size; ++k)
      for (std::uint32_t link = remaining.first_in[remaining.vertices + k];
           link != linearized::none; link = remaining.next_in[link])
        for (std::uint32_t j = 0; j < inputs.size && !remaining.edges[link].gone; ++j)
          if (inputs[j].index == remaining.edges[link].from && !(symmetric && j > k)) {
            entries[k * inputs.size + j] = settled(g, remaining.edges[link].weight);
            if (symmetric) entries[j * inputs.size + k] = entries[k * inputs.size + j];
          }
    sequence<term> everything = entries;
    for (const term f : outputs) everything.push_back(f);
    if (const std::uint32_t cost = cost_of(g, everything); cost < least)
      least = cost, best = entries;
  }
  return best;
}

}  // namespace nabla::core
