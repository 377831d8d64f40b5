// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/graph/factors.hpp>
#include <nabla/graph/rewrite.hpp>
#include <nabla/kernel/shared_step.hpp>

namespace nabla::core {

namespace detail {

/// Finds what derivatives compute a second time: a product or a call whose factors are those of a
/// node before it, though they are put together otherwise or have the other sign. Sums are never
/// taken for another: a second form may cancel less. Products that are used once and have a factor
/// in common become one product with a sum.
class shared_values {
  lowered& from;
  graph& g;  // in which relatives are made, behind its root
  sequence<std::uint32_t> uses;
  sequence<factors> known;          // by node
  sequence<factors> sums;           // what common factors multiply
  sequence<node_index> table;       // nodes by their factors
  sequence<std::uint32_t> step_of;  // by node
  sequence<shared_step> steps;      // the first is `as_it_is`

 public:
  sequence<bool> needed;  // what the root needs
  bool any = false;

  constexpr explicit shared_values(lowered& its)
      : from(its),
        g(its.nodes),
        known(its.root + room_for_relatives),
        step_of(its.root + 1),
        steps(1),
        needed(reachable_from(its.nodes, its.root)) {
    uses = uses_among(g, needed);
    known.size = from.root + 1;
    std::uint32_t room = 64;
    while (room < 2 * from.root) room *= 2;
    table = sequence<node_index>(room, node::none);
    const node_index values = from.root + 1 - trailing_lists();
    sequence<node_index> calls;
    for (node_index i = 0; i < values; ++i) {
      known.items[i] = factors_of(i);
      if (!needed.items[i] || g.is_fixed(i)) continue;
      const node_kind kind = g.kind(i);
      if (kind == node_kind::call) calls.push_back(i);
      if ((kind >= node_kind::add && kind < node_kind::stop) || kind == node_kind::call)
        consider(i, kind);
    }
    for (const node_index i : calls)
      if (!from.verbatim.items[i] && is_as_it_is(i)) find_relative(i, *g.function_at(g.b(i)));
  }
  constexpr const shared_step& step(node_index i) const { return steps.items[step_of.items[i]]; }
  constexpr bool is_as_it_is(node_index i) const { return step_of.items[i] == 0; }

 private:
  static constexpr std::uint32_t room_for_relatives = 64;

  /// How many nodes at the end only list results.
  constexpr std::uint32_t trailing_lists() const {
    std::uint32_t count = 0;
    while (count < from.root && g.kind(from.root - count) == node_kind::list) ++count;
    return count;
  }
  /// Two decisions are the same only if they are about the same nodes: others round otherwise.
  constexpr factors factors_of(node_index i) const {
    factors all = visit(g, i, factoring{}, value_of_node<factors>{known});
    if (decides(g, i)) all.above = mixed(all.above, g.a(i));
    return all;
  }
  constexpr void consider(node_index i, node_kind kind) {
    if (kind != node_kind::add && kind != node_kind::subtract) return consider_product(i);
    if (from.verbatim.items[i] || !take_out_common_factor(i)) return;
    if (step(i).rest == node::none) consider_product(i);
  }
  /// A product, a quotient, a call.
  constexpr void consider_product(node_index i) {
    node_index& place = table.items[slot_of(known.items[i])];
    const node_index before = place;
    if (before == node::none) place = i;
    if (from.verbatim.items[i] || g.kind(i) == node_kind::negate) return;
    if (before != node::none)
      set(i, known.items[i].opposite == known.items[before].opposite
                 ? shared_step{shared_step::same, before}
                 : shared_step{shared_step::opposite, before});
    else if (g.kind(i) == node_kind::multiply)
      join(i, g.a(i), g.b(i)) || join(i, g.b(i), g.a(i));
    else if (g.kind(i) == node_kind::divide)
      join_quotient(i);
  }
  constexpr bool set(node_index i, const shared_step& its_step) {
    step_of.items[i] = steps.size;
    steps.push_back(its_step);
    return any = true;
  }
  /// Where a node of these factors is, or could be.
  constexpr std::uint32_t slot_of(const factors& wanted) const {
    std::uint32_t slot = static_cast<std::uint32_t>(wanted.hash() >> 32) & (table.size - 1);
    while (table.items[slot] != node::none && !(known.items[table.items[slot]] == wanted))
      slot = (slot + 1) & (table.size - 1);
    return slot;
  }
  constexpr node_index found(const factors& wanted) const {
    const node_index at = table.items[slot_of(wanted)];
    return at == node::none || known.items[at].opposite != wanted.opposite ? node::none : at;
  }
  constexpr bool is_single(node_index i) const {
    return uses.items[i] == 1 && !from.verbatim.items[i] && is_as_it_is(i);
  }
  /// u (p q) is (u p) q, where u p is there and p q has no other use.
  constexpr bool join(node_index i, node_index u, node_index both) {
    if (!is_single(both) || g.kind(both) != node_kind::multiply) return false;
    const node_index p = g.a(both), q = g.b(both);
    return set_joined(i, known.items[u] * known.items[p], q) ||
           set_joined(i, known.items[u] * known.items[q], p);
  }
  /// (p q)/v is (p/v) q where p/v is there.
  constexpr bool join_quotient(node_index i) {
    const node_index both = g.a(i), v = g.b(i);
    if (!is_single(both) || g.kind(both) != node_kind::multiply) return false;
    const node_index p = g.a(both), q = g.b(both);
    return set_joined(i, known.items[p] / known.items[v], q) ||
           set_joined(i, known.items[q] / known.items[v], p);
  }
  constexpr bool set_joined(node_index i, const factors& wanted, node_index other) {
    const node_index there = found(wanted);
    return there != node::none && there != i && set(i, {shared_step::joined, there, other});
  }

  /// A call of the same function that is there and from which this one is computed.
  constexpr void find_relative(node_index i, const function_info& f) {
    for (int k = 0; k < f.relatives; ++k) {
      const simplifying_scope scope(g);
      term arguments[4];
      term* next = arguments;
      for_each_argument(g, g[i], [&](node_index argument) { *next++ = term(g, argument); });
      arguments[f.arity - 1] = term(g, f.relative(arguments, k).in(g));
      const term call = make_call(&f, arguments);
      while (known.size < g.size()) known.push_back(factors_of(known.size));
      if (!call.is(node_kind::call) || !same_function(g.function_at(call.node_here().b()), &f))
        continue;
      shared_step related{shared_step::related};
      related.a = found(known.items[call.index]);
      related.which = k;
      if (related.a < i && set(i, related)) return;
    }
  }

  /// A term of a sum as a c or a/c, perhaps beside a rest; a may be the sum of such a node.
  struct product {
    node_index a = node::none, c = node::none, rest = node::none;
    bool divides = false, extends = false, negative = false;
  };
  constexpr bool is_single_product(node_index i) const {
    const node_kind kind = g.kind(i);
    return (kind == node_kind::multiply || kind == node_kind::divide) && is_single(i);
  }
  /// Node i with its operand `which`, 0 or 1, as c. None if it has another use.
  constexpr product product_of(node_index i, int which) const {
    if (!is_single_product(i)) return {};
    if (g.kind(i) == node_kind::divide) return {g.a(i), g.b(i), node::none, true};
    return which == 0 ? product{g.b(i), g.a(i)} : product{g.a(i), g.b(i)};
  }
  /// Node i with the factor c, if the other factors are there.
  constexpr product product_with(node_index i, node_index c) const {
    if (!is_single(i) || g.kind(i) != node_kind::multiply) return {};
    return {found(known.items[i].without(known.items[c])), c};
  }
  /// c u + c v = c (u + v), u/c + v/c = (u + v)/c: everywhere. So is (rest + c u) + c v.
  constexpr bool take_out_common_factor(node_index i) {
    const node_index u = g.a(i), v = g.b(i);
    return take_out_from(i, u, v) || take_out_beside_rest(i, u, v) ||
           (g.kind(i) == node_kind::add && take_out_beside_rest(i, v, u));
  }
  constexpr bool take_out_from(node_index i, node_index u, node_index v) {
    if (!is_single_product(u) || !is_single_product(v)) return false;
    for (const int left : {0, 1}) {
      const product p = product_of(u, left), q = product_of(v, left);
      if (take_out(i, p, product_of(v, 0)) || take_out(i, p, product_of(v, 1))) return true;
      if (p.c != node::none && !p.divides && take_out(i, p, product_with(v, p.c))) return true;
      if (q.c != node::none && !q.divides && take_out(i, product_with(u, q.c), q)) return true;
    }
    return false;
  }
  /// Node i with its operand `which` as c; or with the factor that was taken out of it.
  constexpr product product_or_sum_of(node_index i, int which) const {
    const shared_step its = step(i);
    const bool is_sum =
        its.what == shared_step::common && its.rest == node::none && uses.items[i] == 1;
    return is_sum ? product{i, its.c, node::none, its.divides, true} : product_of(i, which);
  }
  /// The same where u is a sum with such a product.
  constexpr bool take_out_beside_rest(node_index i, node_index u, node_index v) {
    if (uses.items[u] != 1 || from.verbatim.items[u]) return false;
    const shared_step first = step(u);
    const product more{u, first.c, first.rest, first.divides, true, first.negative};
    for (const int right : {0, 1}) {
      const product q = product_or_sum_of(v, right);
      if (q.c == node::none) return false;
      if (first.what == shared_step::common && !q.extends && take_out(i, more, q)) return true;
      if (!is_single(u)) continue;
      const bool is_sum = g.kind(u) == node_kind::add;
      if (!is_sum && g.kind(u) != node_kind::subtract) return false;
      for (const int left : {0, 1}) {
        product p = product_of(g.b(u), left);
        p.rest = g.a(u);
        p.negative = !is_sum;
        if (take_out(i, p, q)) return true;
        p = product_of(g.a(u), left);
        p.rest = g.b(u);
        if (is_sum && take_out(i, p, q)) return true;
      }
    }
    return false;
  }
  constexpr bool take_out(node_index i, const product& u, const product& v) {
    if (u.c == node::none || u.c != v.c || u.divides != v.divides || u.a == node::none ||
        v.a == node::none)
      return false;
    const bool minus = g.kind(i) == node_kind::subtract, minus_v = minus != u.negative;
    if (v.extends)  // rest + c u - c v = rest - c (v - u)
      return set_common(i, v, u.a, {.rest = u.rest, .subtracts = minus_v, .negative = minus});
    return set_common(i, u, v.a, {.rest = u.rest, .subtracts = minus_v, .negative = u.negative});
  }
  /// `its_step` has the rest and the signs.
  constexpr bool set_common(node_index i, const product& u, node_index v,
                            const shared_step& its_step) {
    const factors first = u.extends ? sums.items[step(u.a).sum] : known.items[u.a],
                  last = known.items[v];
    const factors sum =
        its_step.subtracts ? factoring{}.subtract(first, last) : factoring{}.add(first, last);
    if (its_step.rest == node::none)
      known.items[i] = u.divides ? sum / known.items[u.c] : sum * known.items[u.c];
    sums.push_back(sum);
    return set(i, {shared_step::common, u.a, v, u.c, its_step.rest, u.divides, its_step.subtracts,
                   u.extends, its_step.negative, 0, sums.size - 1});
  }
};

}  // namespace detail

}  // namespace nabla::core
