// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/guarded.hpp>
#include <nabla/graph/hazards.hpp>

namespace nabla::core {

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

}  // namespace nabla::core
