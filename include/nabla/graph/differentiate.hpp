// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/guarded.hpp>
#include <nabla/graph/structural_rules.hpp>

namespace nabla::core {

/// Whether an operand is marked whose derivative is part of n's. (The question of a choice has no
/// derivative.)
constexpr bool flows_from_an_operand(node n, const sequence<bool>& marked) {
  const bool from_a = n.a_is_node() && !n.is_choice() && marked.items[n.a()];
  return from_a || (n.b_is_node() && marked.items[n.b()]);
}

/// What could poison a derivative out of a branch that is not taken: only such a branch needs a
/// guard. Operations whose value or partial can be infinite or not a number; and partials that are
/// made of a variable, which may be NaN itself. (Not where the condition reads all that the
/// branch reads: it has no answer either then, and a layer of where(z > 0, z, 0) keeps one select a
/// neuron.)
class hazards {
  sequence<bool> infinite, varying;  // by node: there, or anywhere below
  sequence<std::uint64_t> read;      // by node: which variables it depends on, a bit each
  std::uint32_t words = 0;

 public:
  constexpr hazards() = default;
  /// `meaning` says, by node, which earlier node a variable stands for; it may be empty.
  constexpr explicit hazards(const graph& g, const sequence<node_index>& meaning = {}) {
    if (!has_choices(g)) return;
    infinite = varying = sequence<bool>(g.size(), false);
    std::uint32_t variables = 0;
    for (node_index i = 0; i < g.size(); ++i)
      variables += g[i].kind() == node_kind::variable ? 1U : 0U;
    words = (variables + 63) / 64;
    read = sequence<std::uint64_t>(g.size() * words, 0U);
    for (node_index i = 0; i < g.size(); ++i) {
      const node n = g[i];
      if (meaning.size != 0 && meaning[i] != node::none) {
        copy_to(i, meaning[i]);
        continue;
      }
      infinite.items[i] = is_infinite(g, n) || flows_from_an_operand(n, infinite);
      varying.items[i] = has_varying_partial(g, n) || flows_from_an_operand(n, varying);
      if (n.kind() == node_kind::variable) {
        --variables;
        read.items[i * words + variables / 64] = std::uint64_t{1} << variables % 64;
      }
      if (n.traits().what < kind_traits::list) continue;
      for_each_operand(n, [&](node_index operand) {
        for (std::uint32_t k = 0; k < words; ++k)
          read.items[i * words + k] |= read.items[operand * words + k];
      });
    }
  }
  /// Whether a choice must guard the derivatives that go to one of its branches.
  constexpr bool in(node_index branch, node choice) const {
    if (infinite.items[branch] || !varying.items[branch]) return infinite.items[branch];
    for (std::uint32_t k = 0; k < words; ++k)
      if ((read.items[branch * words + k] & ~read.items[choice.a() * words + k]) != 0) return true;
    return false;
  }

 private:
  constexpr void copy_to(node_index i, node_index from) {
    infinite.items[i] = infinite.items[from];
    varying.items[i] = varying.items[from];
    for (std::uint32_t k = 0; k < words; ++k)
      read.items[i * words + k] = read.items[from * words + k];
  }
  static constexpr bool has_choices(const graph& g) {
    for (node_index i = 0; i < g.size(); ++i)
      if (g[i].is_choice()) return true;
    return false;
  }
  static constexpr bool is_infinite(const graph& g, node n) {
    const bool far_power =
        n.kind() == node_kind::power && (n.exponent() < 0 || n.exponent() > 4);  // 1e62^5 overflows
    return n.kind() == node_kind::divide || far_power ||
           (n.kind() == node_kind::call && !g.functions.items[n.b()]->finite);
  }
  static constexpr bool has_varying_partial(const graph& g, node n) {
    if (n.kind() == node_kind::multiply) return !g[n.a()].is_fixed() && !g[n.b()].is_fixed();
    return n.kind() == node_kind::power || n.kind() == node_kind::call ||
           n.kind() == node_kind::product || n.kind() == node_kind::largest;
  }
};

namespace detail {

/// The rules of the graph's own operations: what an operand that moves gets of a derivative, seed
/// times the partial derivative with respect to it.
template <class Give>
struct differentiation_rules {
  graph& g;
  node_index f;
  const guarded& seed;
  const sequence<bool>& active;
  const hazards& unsafe;
  Give& give;

  constexpr void constant(number) const {}
  constexpr void variable(node_index) const {}
  constexpr void list(node_index, node_index, node_index) const {}
  constexpr void stop(node_index) const {}
  constexpr void structural(node_index, node_index, node_index) const {}  // see pull_back
  constexpr void add(node_index u, node_index v) const {
    if (moves(u)) to(u, seed.value);
    if (moves(v)) to(v, seed.value);
  }
  constexpr void subtract(node_index u, node_index v) const {
    if (moves(u)) to(u, seed.value);
    if (moves(v)) to(v, -seed.value);
  }
  constexpr void multiply(node_index u, node_index v) const {
    if (u == v) return to(u, seed.value * (2 * at(u)));
    if (moves(u)) to(u, seed.value * at(v));
    if (moves(v)) to(v, seed.value * at(u));
  }
  constexpr void divide(node_index u, node_index v) const {
    const term share = seed.value / at(v);
    if (moves(u)) to(u, share);
    if (moves(v)) to(v, -(share * at(f)));
  }
  constexpr void negate(node_index u) const { to(u, -seed.value); }
  constexpr void power(node_index u, int n) const {
    to(u, seed.value * (n * core::power(at(u), n - 1)));
  }
  constexpr void call(const function_info* function, const node_index* operands) const {
    term arguments[4]{};
    for (int k = 0; k < function->arity; ++k) arguments[k] = at(operands[k]);
    for (int k = 0; k < function->arity; ++k)
      if (moves(operands[k])) to(operands[k], seed.value * function->partial(arguments, at(f), k));
  }
  constexpr void choose(node_kind, node_index, node_index, node_index p, node_index q) const {
    to_branch(p, 1, 0);
    to_branch(q, 0, 1);
  }

 private:
  constexpr bool moves(node_index operand) const { return active.items[operand]; }
  constexpr term at(node_index i) const { return {g, i}; }
  constexpr void to(node_index operand, term part) const {
    give(operand, guarded(part, seed.guard));
  }
  constexpr void to_branch(node_index answer, int where_true, int where_false) const {
    if (!moves(answer)) return;
    const term taken = where(condition_of(at(f)), where_true, where_false);
    if (unsafe.in(answer, g[f]))
      give(answer, product(g, seed, guarded(1, taken.in(g))));
    else
      to(answer, seed.value * taken);
  }
};

}  // namespace detail

/// Gives each active operand of node i its part of a derivative: seed times the partial derivative
/// with respect to it. This is where every rule of differentiation is looked up: the graph's own
/// operations here, a function's in its own file. `give(operand, guarded)` receives them.
template <class Give>
constexpr void contribute(graph& g, node_index i, const guarded& seed, const sequence<bool>& active,
                          const hazards& unsafe, Give give) {
  visit(g, i, detail::differentiation_rules<Give>{g, i, seed, active, unsafe, give});
}

/// Which of g's nodes depend on one of the variables.
constexpr sequence<bool> active_nodes(const graph& g, const sequence<term>& variables) {
  sequence<bool> active(g.size(), false);
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
    const std::uint32_t lost = roles_lost(here, g.shape_of(operand)) & roles;
    give(operand, lost == 0 ? part : guarded(summed(g, settled(g, part), lost, here)));
  }
};
/// Gives the operands of node i their parts of its adjoint, whatever node i is.
template <class Give>
constexpr void contribute_back(graph& g, node_index i, const guarded& adjoint,
                               const sequence<bool>& active, const hazards& unsafe,
                               sample_mode mode, Give& give) {
  const shape here = g.shape_of(i);
  if (!here.is_whole() && !g[i].is_structural()) {
    contribute(g, i, adjoint, active, unsafe, give);
  } else if (g[i].is_structural()) {
    pull_back(g, i, settled(g, adjoint), active, mode, give);
  } else {
    const std::uint32_t roles =
        over_rows | over_columns | (mode == sample_mode::summed ? over_samples : 0U);
    contribute(g, i, adjoint, active, unsafe, summing_over_lost_roles<Give>{g, here, roles, give});
  }
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
    if (!active.items[i] || g[i].kind() == node_kind::variable) continue;
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
