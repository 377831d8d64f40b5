// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/simplify.hpp>

namespace nabla {

/// A derivative on its way through a choice: the value counts where the guard is not zero, and is zero
/// elsewhere, even if an operation on the way has made it infinite or not a number. No guard: everywhere.
struct guarded {
  term value;
  node_index guard = node::none;
  bool present = false;

  constexpr guarded() = default;
  constexpr guarded(term u, node_index its_guard = node::none) : value(u), guard(its_guard), present(true) {}
  constexpr bool conditional() const { return guard != node::none; }
};

constexpr term settled(graph& g, const guarded& u) {
  if (!u.present) return 0;
  return u.conditional() ? where(term(g, u.guard) != 0, u.value, 0) : u.value;
}
constexpr guarded sum(graph& g, const guarded& u, const guarded& v) {
  if (!u.present || !v.present) return u.present ? u : v;
  if (u.guard == v.guard) return {u.value + v.value, u.guard};
  bool const conditional = u.conditional() && v.conditional();
  term const both = settled(g, u) + settled(g, v);
  return {both, conditional ? where(term(g, u.guard) != 0, 1, term(g, v.guard)).in(g) : node::none};
}
constexpr guarded product(graph& g, const guarded& u, const guarded& v) {
  if (!u.present || !v.present) return {};
  if (!u.conditional() || !v.conditional()) return {u.value * v.value, u.conditional() ? u.guard : v.guard};
  return {u.value * v.value, where(term(g, u.guard) != 0, term(g, v.guard), 0).in(g)};
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

/// Gives each active operand of node i its part of a derivative: seed times the partial derivative with respect to
/// it. This is where every rule of differentiation is looked up: the graph's own operations here, a function's in
/// its own file. `give(operand, guarded)` receives them.
template <class Give> constexpr void contribute(graph& g, node_index i, const guarded& seed,
                                                const sequence<bool>& active, const sequence<bool>& unsafe, Give give) {
  node const n = g[i];
  term const f(g, i), u(g, n.a()), v(g, n.b_is_node() ? n.b() : n.a());
  bool const to_u = n.a_is_node() && active.items[u.index], to_v = n.b_is_node() && active.items[v.index];
  auto const give_value = [&](term its_operand, term its_part) {
    give(its_operand.index, guarded(its_part, seed.guard));
  };
  auto const give_branch = [&](term answer, int if_true, int if_false) {
    if (!active.items[answer.index]) return;
    term const taken = where(simplifying::condition_of(f), if_true, if_false);
    if (unsafe.items[answer.index])
      give(answer.index, product(g, seed, guarded(1, taken.in(g))));
    else
      give_value(answer, seed.value * taken);
  };
  switch (n.op()) {
    case operation::add:
      if (to_u) give_value(u, seed.value);
      if (to_v) give_value(v, seed.value);
      break;
    case operation::subtract:
      if (to_u) give_value(u, seed.value);
      if (to_v) give_value(v, -seed.value);
      break;
    case operation::multiply:
      if (u.index == v.index) {
        give_value(u, seed.value * (2 * u));
      } else {
        if (to_u) give_value(u, seed.value * v);
        if (to_v) give_value(v, seed.value * u);
      }
      break;
    case operation::divide: {
      term const share = seed.value / v;
      if (to_u) give_value(u, share);
      if (to_v) give_value(v, -(share * f));
      break;
    }
    case operation::negate:
      give_value(u, -seed.value);
      break;
    case operation::power:
      give_value(u, seed.value * (n.exponent() * power(u, n.exponent() - 1)));
      break;
    case operation::call: {
      const function_info& function = *g.functions.items[n.b()];
      sequence<term> const arguments = elements_of(u, static_cast<std::uint32_t>(function.arity));
      for (int k = 0; k < function.arity; ++k) {
        term const argument(g, arguments.items[k].index);
        if (active.items[argument.index]) give_value(argument, seed.value * function.partial(arguments.items, f, k));
      }
      break;
    }
    case operation::if_less:
    case operation::if_less_equal:
    case operation::if_equal:
    case operation::if_unequal:
      give_branch(v.a(), 1, 0);
      give_branch(v.b(), 0, 1);
      break;
    case operation::chunk:
    case operation::constant:
    case operation::wide_constant:
    case operation::variable:
    case operation::list:
    case operation::stop:
      break;
  }
}

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
      adjoint.items[i] = sum(g, adjoint.items[i], weights[k]);
  for (node_index i = nodes; i-- > 0;) {
    if (!adjoint.items[i].present || !active.items[i]) continue;
    contribute(g, i, adjoint.items[i], active, unsafe, [&](node_index operand, const guarded& part) {
      adjoint.items[operand] = sum(g, adjoint.items[operand], part);
    });
  }
  sequence<term> gradient;
  for (term const x : variables) gradient.push_back(settled(g, adjoint.items[x.index]));
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
    tangent.items[variables[k].index] = sum(g, tangent.items[variables[k].index], direction[k]);
  for (node_index i = 0; i < nodes; ++i) {
    if (!active.items[i] || g[i].op() == operation::variable) continue;
    contribute(g, i, term(1), active, unsafe, [&](node_index operand, const guarded& part) {
      if (guarded const moved = product(g, part, tangent.items[operand]); moved.present)
        tangent.items[i] = sum(g, tangent.items[i], settled(g, moved));
    });
  }
  sequence<term> derivatives;
  for (term const f : outputs) derivatives.push_back(f.owner == nullptr ? term(0) : settled(g, tangent.items[f.index]));
  return derivatives;
}

}  // namespace nabla
