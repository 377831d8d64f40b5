// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/canonical.hpp>
#include <nabla/graph/differentiate.hpp>
#include <nabla/graph/rewrite.hpp>

namespace nabla::core {

/// The rule by which a step of a derivation goes.
enum class rule : unsigned char {
  constant,
  variable,
  sum,
  constant_factor,
  product,
  quotient,
  power,
  function,
  chain,
  cases,
};

/// By this rule, `left`, the derivative of node `of`, is `result`, in which calls of the
/// derivation's `pending` stand for the derivatives that later steps find.
struct derivation_step {
  nabla::core::rule rule;
  node_index of, left, result;
};

/// How the derivative of a function by one variable comes about, from the outside inwards, as a
/// teacher writes it. A product's and a quotient's rule are u'v + uv' and (u'v - uv')/v^2; every
/// other step is made by `contribute`, the one place where the rules are, so that it cannot say
/// anything else than what is computed. Holds the canonical form of the function. (A template, so
/// that only who asks for derivations compiles it.)
template <class = void>
struct derivation {
  graph g;
  node_index f, x;
  const function_info* pending;  ///< d/dx: its calls are derivatives that are still to be found
  node_index together;           ///< the derivative as the steps give it, one put into the other
  sequence<derivation_step> steps;

  /// The sign d/dx must outlive the derivation.
  constexpr derivation(const graph& source, node_index root, term by, const function_info& sign)
      : pending(&sign) {
    f = readable(source, root, g).in(g);
    x = copy(*by.owner, by.index, g);
    const sequence<term> variables(1, term(g, x));
    active = active_nodes(g, variables);
    unsafe = hazards(g);
    if (!is_active(f) || f == x) {
      together = g.constant(f == x);
      steps.push_back(
          {f == x ? rule::variable : rule::constant, f, pending_derivative(f).index, together});
    } else {
      differentiate_nodes();
      put_together();
      take_steps();
    }
  }
  /// Whether a term of the sum i does not depend on the variable.
  constexpr bool has_constant_term(node_index i) const {
    for (; is_sum(i); i = g[i].a())
      if (!is_active(g[i].b())) return true;
    return !is_active(i);
  }
  /// Whether node i of f depends on the variable.
  constexpr bool is_active(node_index i) const { return i < active.size && active[i]; }

 private:
  sequence<bool> active;
  hazards unsafe;
  sequence<term> results;

  constexpr bool is_sum(node_index i) const {
    return g[i].kind() == node_kind::add || g[i].kind() == node_kind::subtract;
  }
  /// Whether only one factor moves: c u, u c, u/c, -u.
  constexpr bool is_multiple(node_index i) const {
    const node n = g[i];
    if (n.kind() == node_kind::negate) return true;
    if (n.kind() == node_kind::divide) return !is_active(n.b());
    return n.kind() == node_kind::multiply && !(is_active(n.a()) && is_active(n.b()));
  }
  /// Whether the step of i does the operand's too: a sum of sums, a multiple of a multiple.
  constexpr bool takes_along(node_index i, node_index operand) const {
    return (is_sum(i) && is_sum(operand)) || (is_multiple(i) && is_multiple(operand)) ||
           (is_sample_mean(g, g[i]) && is_sample_sum(g[operand]));
  }

  constexpr term derivative_beside(node_index operand) {
    return operand == x ? term(1) : pending_derivative(operand);
  }
  constexpr term derivative_in(node_index i, node_index operand) {
    return operand != x && takes_along(i, operand) ? results[operand] : derivative_beside(operand);
  }
  constexpr term pending_derivative(node_index i) {
    const term argument(g, i);
    return detail::intern_call(pending, &argument, g);
  }
  constexpr term result_of(node_index i) {
    if (g[i].is_structural()) {
      const term its_move = push_forward(g, i, [&](node_index operand) {
        return is_active(operand) ? derivative_in(i, operand) : term(0);
      });
      return {g, its_move.in(g)};
    }
    const node n = g[i];
    if (is_sample_mean(g, n)) return {g, (results[n.a()] / term(g, n.b())).in(g)};
    if (n.kind() == node_kind::divide && is_active(n.b())) return quotient_rule(n.a(), n.b());
    if (n.kind() == node_kind::multiply && !is_multiple(i))  // u'v first
      return make(node_kind::add, moved(n.a()) * term(g, n.b()), term(g, n.a()) * moved(n.b()));
    guarded total;
    contribute(g, i, term(1), active, unsafe, [&](node_index operand, const guarded& part) {
      total = sum(g, total, settled(g, product(g, part, derivative_in(i, operand))));
    });
    return {g, settled(g, total).in(g)};
  }
  /// An operand's derivative: 0 where it does not depend on the variable.
  constexpr term moved(node_index operand) {
    return is_active(operand) ? derivative_beside(operand) : term(0);
  }
  constexpr term quotient_rule(node_index u, node_index v) {
    const term above = moved(u) * term(g, v) - term(g, u) * moved(v);
    return {g, (above / power(term(g, v), 2)).in(g)};
  }
  /// Shows `take` the operands whose derivatives the step of i asks for, in order.
  template <class Take>
  constexpr void for_each_moving(node_index i, Take take) const {
    const node n = g[i];
    if (n.kind() == node_kind::call) return for_each_argument(g, n, take);
    if (!n.is_choice()) return for_each_operand(n, take);
    const choice answers(g, n);
    take(answers.if_true);
    take(answers.if_false);
  }

  /// Whether an argument is more than the variable itself.
  constexpr bool is_chained(node_index i) const {
    bool chained = false;
    for_each_moving(
        i, [&](node_index operand) { chained = chained || (is_active(operand) && operand != x); });
    return chained;
  }
  constexpr nabla::core::rule rule_of(node_index i) const {
    switch (g[i].kind()) {
      case node_kind::add:
      case node_kind::subtract:
        return rule::sum;
      case node_kind::power:
        return g[i].a() == x ? rule::power : rule::chain;
      case node_kind::call:
        return is_chained(i) ? rule::chain : rule::function;
      case node_kind::multiply:
        return is_multiple(i) ? rule::constant_factor : rule::product;
      case node_kind::divide:
        if (is_sample_mean(g, g[i])) return rule::sum;
        return is_multiple(i) ? rule::constant_factor : rule::quotient;
      case node_kind::negate:
        return rule::constant_factor;
      case node_kind::if_less:
      case node_kind::if_less_equal:
      case node_kind::if_equal:
      case node_kind::if_unequal:
        return rule::cases;
      case node_kind::variable:
        return rule::variable;
      case node_kind::constant:
      case node_kind::wide_constant:
      case node_kind::stop:
      case node_kind::chunk:
      case node_kind::count:
      case node_kind::position:
      case node_kind::list:
        break;
      case node_kind::product:
        return is_active(g[i].a()) && is_active(g[i].b()) ? rule::product : rule::constant_factor;
      case node_kind::transpose:
      case node_kind::reduce:
      case node_kind::largest:
      case node_kind::slice:
      case node_kind::spread:
        return rule::sum;
    }
    return rule::constant;
  }
  constexpr void differentiate_nodes() {
    const simplifying_scope simplifying(g);
    const sequence<bool> needed = reachable_from(g, f);
    results = sequence<term>(f + 1);
    for (node_index i = 0; i <= f; ++i)
      if (needed[i] && active[i] && i != x && g[i].kind() != node_kind::list)
        results[i] = result_of(i);
  }
  /// Replaces the pending derivatives by what they are, and else changes only numbers. (A
  /// derivative is known before it is asked for.)
  constexpr void put_together() {
    together = rewrite(g, sequence<bool>(g.size(), true), g,
                       [this](node_index i, const node_index* places) {
                         return place_together(g[i], i, places);
                       })[results[f].index];
  }
  constexpr node_index place_together(node n, node_index i, const node_index* places) {
    if (n.kind() == node_kind::call && same_function(g.function_at(n.b()), pending))
      return places[results[n.a()].index];
    if (!has_moved(n, places)) return i;
    if (n.is_structural()) {
      const term u(g, places[n.a()]), v(g, places[n.b_is_node() ? n.b() : n.a()]);
      return restructured(g, i, u, v, g).in(g);
    }
    if (n.kind() == node_kind::negate) return simplifying::negate(term(g, places[n.a()])).in(g);
    if (n.kind() != node_kind::multiply) return node::none;
    const term u(g, places[n.a()]), v(g, places[n.b()]);
    return u.is_constant() || v.is_constant() ? simplifying::multiply(u, v).in(g) : node::none;
  }
  constexpr void take_steps() {
    struct visit {
      node_index at;
      bool along;  // with its user's step
    };
    sequence<bool> taken(f + 1);
    sequence<visit> open;
    sequence<node_index> moving;
    for (open.push_back({f, false}); open.size != 0;) {
      const auto [i, along] = open.pop_back();
      if (!is_active(i) || i == x || (taken[i] && !along)) continue;
      moving.size = 0;
      for_each_moving(i, [&](node_index operand) { moving.push_back(operand); });
      for (std::uint32_t k = moving.size; k-- > 0;)
        open.push_back({moving[k], takes_along(i, moving[k])});
      if (along) continue;
      taken[i] = true;
      steps.push_back({rule_of(i), i, pending_derivative(i).index, results[i].index});
    }
  }
};

}  // namespace nabla::core
