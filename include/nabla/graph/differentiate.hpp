// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/simplify.hpp>

namespace nabla {

/// A derivative on its way through a choice: the value counts where the guard is not zero, and is zero
/// elsewhere, even if an operation on the way has made it infinite or not a number. No guard: everywhere.
struct guarded {
  term value;
  term guard;
  bool present = false;
  bool conditional = false;
};

constexpr term settled(const guarded& u) {
  if (!u.present) return 0;
  return u.conditional ? where(u.guard != 0, u.value, 0) : u.value;
}
constexpr guarded operator+(const guarded& u, const guarded& v) {
  if (!u.present || !v.present) return u.present ? u : v;
  if (u.conditional == v.conditional && (!u.conditional || identical(u.guard, v.guard)))
    return {u.value + v.value, u.guard, true, u.conditional};
  bool const conditional = u.conditional && v.conditional;
  return {settled(u) + settled(v), conditional ? where(u.guard != 0, 1, v.guard) : term{}, true, conditional};
}
constexpr guarded operator*(const guarded& u, const guarded& v) {
  if (!u.present || !v.present) return {};
  if (!u.conditional || !v.conditional)
    return {u.value * v.value, u.conditional ? u.guard : v.guard, true, u.conditional || v.conditional};
  return {u.value * v.value, where(u.guard != 0, v.guard, 0), true, true};
}

/// Which nodes hold, anywhere below them, an operation whose value or partial can be infinite or not a
/// number: only a branch with such a node needs a guard.
constexpr sequence<bool> unsafe_nodes(const graph& g) {
  sequence<bool> unsafe(g.size(), false);
  for (node_index i = 0; i < g.size(); ++i) {
    node const n = g[i];
    bool const here = n.op() == operation::divide || (n.op() == operation::power && n.exponent() < 0) ||
                      (n.op() == operation::call && !g.functions.items[n.b()]->finite);
    unsafe.items[i] = here || (n.a_is_node() && unsafe.items[n.a()]) || (n.b_is_node() && unsafe.items[n.b()]);
  }
  return unsafe;
}

/// What an operand receives of a node's derivative.
struct contribution {
  node_index operand;
  guarded value;
};

/// seed times the partial derivative of node i with respect to each operand that is active. This is where
/// every rule of differentiation is looked up: the graph's own operations here, a function's in its own file.
struct contributions {
  sequence<contribution> items;

  constexpr contributions(graph& g, node_index i, const guarded& the_seed, const sequence<bool>& active_nodes,
                          const sequence<bool>& unsafe_nodes)
      : seed(the_seed), active(active_nodes), unsafe(unsafe_nodes) {
    node const n = g[i];
    term const f(g, i), u(g, n.a()), v(g, n.b_is_node() ? n.b() : n.a());
    bool const to_u = n.a_is_node() && active.items[u.index], to_v = n.b_is_node() && active.items[v.index];
    switch (n.op()) {
      case operation::add:
        if (to_u) give(u, seed.value);
        if (to_v) give(v, seed.value);
        break;
      case operation::subtract:
        if (to_u) give(u, seed.value);
        if (to_v) give(v, -seed.value);
        break;
      case operation::multiply:
        if (identical(u, v)) {
          give(u, seed.value * (2 * u));
        } else {
          if (to_u) give(u, seed.value * v);
          if (to_v) give(v, seed.value * u);
        }
        break;
      case operation::divide: {
        term const share = seed.value / v;
        if (to_u) give(u, share);
        if (to_v) give(v, -(share * f));
        break;
      }
      case operation::negate: give(u, -seed.value); break;
      case operation::power: give(u, seed.value * (n.exponent() * power(u, n.exponent() - 1))); break;
      case operation::call: call(g, f, *g.functions.items[n.b()]); break;
      case operation::if_less:
      case operation::if_less_equal:
      case operation::if_equal:
      case operation::if_unequal:
        branch(f, v.a(), 1, 0);
        branch(f, v.b(), 0, 1);
        break;
      case operation::chunk:
      case operation::constant:
      case operation::wide_constant:
      case operation::variable:
      case operation::list:
      case operation::stop: break;
    }
  }

 private:
  const guarded& seed;
  const sequence<bool>& active;
  const sequence<bool>& unsafe;

  constexpr void give(term operand, term value) {
    items.push_back({operand.index, {value, seed.guard, true, seed.conditional}});
  }
  constexpr void call(graph& g, term value, const function_info& function) {
    if (function.arity == 0) return;
    sequence<term> const arguments = elements_of(value.a(), static_cast<std::uint32_t>(function.arity));
    for (int k = 0; k < function.arity; ++k) {
      term const argument(g, arguments.items[k].index);
      if (active.items[argument.index]) give(argument, seed.value * function.partial(arguments.items, value, k));
    }
  }
  constexpr void branch(term choice, term answer, int first, int second) {
    if (!active.items[answer.index]) return;
    term const taken = where(simplifying::condition_of(choice), first, second);
    if (unsafe.items[answer.index]) items.push_back({answer.index, seed * guarded{1, taken, true, true}});
    else give(answer, seed.value * taken);
  }
};

/// Which of g's nodes depend on one of the variables.
constexpr sequence<bool> active_nodes(const graph& g, const sequence<term>& variables) {
  sequence<bool> active(g.size(), false);
  for (term const x : variables)
    if (x.owner != nullptr) active.items[x.index] = true;
  for (node_index i = 0; i < g.size(); ++i) {
    node const n = g[i];
    if (n.op() == operation::stop || n.op() == operation::chunk || n.op() == operation::variable) continue;
    active.items[i] = (n.a_is_node() && active.items[n.a()]) || (n.b_is_node() && active.items[n.b()]);
  }
  return active;
}

/// The sum of weights times gradients of the outputs by reverse accumulation: one sweep from the last output
/// down, whatever the number of variables.
constexpr sequence<term> reverse_sweep(graph& g, const sequence<term>& outputs, const sequence<term>& weights,
                                       const sequence<term>& variables) {
  simplifying_scope const simplifying(g);
  sequence<bool> const active = active_nodes(g, variables), unsafe = unsafe_nodes(g);
  sequence<guarded> adjoint(g.size());
  node_index const nodes = g.size();
  for (std::uint32_t k = 0; k < outputs.size; ++k)
    if (node_index const i = outputs[k].index; outputs[k].owner != nullptr)
      adjoint.items[i] = adjoint.items[i] + guarded{weights[k], {}, true, false};
  for (node_index i = nodes; i-- > 0;) {
    if (!adjoint.items[i].present || !active.items[i]) continue;
    contributions const given(g, i, adjoint.items[i], active, unsafe);
    for (const contribution& c : given.items) adjoint.items[c.operand] = adjoint.items[c.operand] + c.value;
  }
  sequence<term> gradient;
  for (term const x : variables) gradient.push_back(settled(adjoint.items[x.index]));
  return gradient;
}
constexpr sequence<term> reverse_gradient(term f, const sequence<term>& variables) {
  return reverse_sweep(*variables[0].owner, sequence<term>(1, f), sequence<term>(1, term(1)), variables);
}

/// The derivatives of the outputs in one direction, by forward accumulation: the variables move as `direction` says.
constexpr sequence<term> forward_sweep(graph& g, const sequence<term>& outputs, const sequence<term>& variables,
                                       const sequence<term>& direction) {
  simplifying_scope const simplifying(g);
  sequence<bool> const active = active_nodes(g, variables), unsafe = unsafe_nodes(g);
  node_index const nodes = g.size();
  sequence<guarded> tangent(nodes);
  for (std::uint32_t k = 0; k < variables.size; ++k)
    tangent.items[variables[k].index] = tangent.items[variables[k].index] + guarded{direction[k], {}, true, false};
  guarded const one{1, {}, true, false};
  for (node_index i = 0; i < nodes; ++i) {
    if (!active.items[i] || g[i].op() == operation::variable) continue;
    contributions const partials(g, i, one, active, unsafe);
    for (const contribution& c : partials.items) {
      guarded const moved = c.value * tangent.items[c.operand];
      tangent.items[i] = tangent.items[i] + guarded{settled(moved), {}, moved.present, false};
    }
  }
  sequence<term> derivatives;
  for (term const f : outputs) derivatives.push_back(f.owner == nullptr ? term(0) : settled(tangent.items[f.index]));
  return derivatives;
}

}  // namespace nabla
