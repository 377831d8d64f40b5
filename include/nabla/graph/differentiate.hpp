// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/contribute.hpp>
#include <nabla/graph/structural_rules.hpp>

namespace nabla::core {

/// Which of g's nodes depend on one of the variables.
constexpr sequence<bool> active_nodes(const graph& g, const sequence<term>& variables) {
  sequence<bool> active(g.size());
  for (const term x : variables)
    if (x.owner != nullptr) active.items[x.index] = true;
  for (node_index i = 0; i < g.size(); ++i) {
    const node n = g[i];
    if (n.kind() == node_kind::stop || n.kind() == node_kind::chunk ||
        n.kind() == node_kind::variable)
      continue;
    active.items[i] = flows_from_an_operand(n, active);
  }
  return active;
}

namespace detail {

/// What an operand gets of the adjoint of a node that extends further than it does: the sum.
template <class Give>
struct summing_over_lost_roles {
  graph& g;
  shape here;
  std::uint32_t roles;
  Give& give;

  constexpr void operator()(node_index operand, const guarded& part) const {
    const std::uint32_t lost = here.is_whole() ? roles_lost(here, g.shape_of(operand)) & roles : 0U;
    give(operand, lost == 0 ? part : guarded(summed(g, settled(g, part), lost, here)));
  }
};
/// Gives the operands of node i their parts of its adjoint, whatever node i is.
template <class Give>
constexpr void contribute_back(graph& g, node_index i, const guarded& adjoint,
                               const sequence<bool>& active, const hazards& unsafe,
                               sample_mode mode, Give& give) {
  const shape here = g.shape_of(i);
  if (g[i].is_structural()) return pull_back(g, i, settled(g, adjoint), active, mode, give);
  const std::uint32_t roles =
      over_rows | over_columns | (mode == sample_mode::summed ? over_samples : 0U);
  contribute(g, i, adjoint, active, unsafe, summing_over_lost_roles<Give>{g, here, roles, give});
}

}  // namespace detail

/// The sum of weights times gradients of the outputs by reverse accumulation: one sweep from the
/// last output down, whatever the number of variables.
constexpr sequence<term> reverse_sweep(graph& g, const sequence<term>& outputs,
                                       const sequence<term>& weights,
                                       const sequence<term>& variables,
                                       sample_mode mode = sample_mode::summed) {
  const simplifying_scope simplifying(g);
  const sequence<bool> active = active_nodes(g, variables);
  const hazards unsafe(g);
  const node_index nodes = g.size();
  sequence<guarded> everywhere(nodes),
      somewhere(nodes);  // apart as long as possible, so that branches meet
  const auto give = [&](node_index i, const guarded& part) {
    guarded& adjoint = (part.conditional() ? somewhere : everywhere).items[i];
    adjoint = sum(g, adjoint, part);
  };
  for (std::uint32_t k = 0; k < outputs.size; ++k)
    if (outputs[k].owner != nullptr) give(outputs[k].index, weights[k]);
  for (node_index i = nodes; i-- > 0;) {
    if (!active.items[i]) continue;
    const guarded adjoint = sum(g, everywhere.items[i], somewhere.items[i]);
    if (adjoint.present) detail::contribute_back(g, i, adjoint, active, unsafe, mode, give);
  }
  sequence<term> gradient;
  for (const term x : variables)
    gradient.push_back(settled(g, sum(g, everywhere[x.index], somewhere[x.index])));
  return gradient;
}
constexpr sequence<term> reverse_gradient(term f, const sequence<term>& variables) {
  return reverse_sweep(*variables[0].owner, sequence<term>(1, f), sequence<term>(1, term(1)),
                       variables);
}

/// The derivatives of the outputs in one direction, by forward accumulation: the variables move as
/// `direction` says.
constexpr sequence<term> forward_sweep(graph& g, const sequence<term>& outputs,
                                       const sequence<term>& variables,
                                       const sequence<term>& direction) {
  const simplifying_scope simplifying(g);
  const sequence<bool> active = active_nodes(g, variables);
  const hazards unsafe(g);
  const node_index nodes = g.size();
  sequence<guarded> tangent(nodes);
  for (std::uint32_t k = 0; k < variables.size; ++k)
    tangent.items[variables[k].index] = sum(g, tangent.items[variables[k].index], direction[k]);
  for (node_index i = 0; i < nodes; ++i) {
    if (!active.items[i] || g.kind(i) == node_kind::variable) continue;
    if (g[i].is_structural()) {
      tangent.items[i] = push_forward(
          g, i, [&](node_index operand) { return settled(g, tangent.items[operand]); });
      continue;
    }
    contribute(g, i, term(1), active, unsafe, [&](node_index operand, const guarded& part) {
      if (const guarded moved = product(g, part, tangent.items[operand]); moved.present)
        tangent.items[i] = sum(g, tangent.items[i], settled(g, moved));
    });
  }
  sequence<term> derivatives;
  for (const term f : outputs)
    derivatives.push_back(f.owner == nullptr ? term(0) : settled(g, tangent.items[f.index]));
  return derivatives;
}

}  // namespace nabla::core
