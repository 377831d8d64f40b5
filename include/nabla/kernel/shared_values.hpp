// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/graph/factors.hpp>
#include <nabla/graph/rewrite.hpp>

namespace nabla::core {

/// A graph on its way to a kernel: its root, and which nodes compute what the user wrote, operation
/// by operation, and so must stay as they are.
struct lowered {
  graph nodes;
  node_index root = 0;
  sequence<bool> verbatim;
};

namespace detail {

/// Whether node i is a choice, or a call of a function that jumps.
constexpr bool decides(const graph& g, node_index i) {
  const bool is_call = g[i].kind() == node_kind::call;
  return g[i].is_choice() || (is_call && g.function_at(g[i].b())->decisive != 0);
}

/// How a derivative's node is computed instead of from its own operands.
struct shared_step {
  enum form : unsigned char {
    as_it_is,
    same,      // a
    opposite,  // -a
    joined,    // a b
    related,   // from the call a, as the function says of its relative `which`
    common,    // (a + b) c or (a + b)/c, perhaps added to `rest` or subtracted from it
  };
  form what = as_it_is;
  node_index a = node::none, b = node::none, c = node::none, rest = node::none;
  bool divides = false;    // (a + b)/c
  bool subtracts = false;  // a - b
  bool extends = false;    // instead of a: the sum that node a has in its parentheses
  bool negative = false;   // rest - ...
  int which = 0;
};

/// Finds what derivatives compute a second time: a product or a call whose factors are those of a
/// node before it, though they are put together otherwise or have the other sign. Sums are never
/// taken for another: a second form may cancel less. Products that are used once and have a factor
/// in common become one product with a sum.
class shared_values {
  lowered& from;
  graph& g;  // in which relatives are made, behind its root
  sequence<std::uint32_t> uses;
  sequence<factors> known, sums;  // by node: its factors, and those of the sum that it multiplies
  sequence<node_index> table;     // nodes by their factors

 public:
  sequence<bool> needed;  // what the root needs
  sequence<shared_step> steps;
  bool any = false;

  constexpr explicit shared_values(lowered& its)
      : from(its),
        g(its.nodes),
        uses(its.root + 1),
        known(its.root + 1),
        sums(its.root + 1),
        needed(reachable_from(its.nodes, its.root)),
        steps(its.root + 1) {
    for (node_index i = 0; i <= from.root; ++i)
      if (needed.items[i])
        for_each_operand(g[i], [this](node_index operand) { ++uses.items[operand]; });
    std::uint32_t room = 64;
    while (room < 2 * from.root) room *= 2;
    table = sequence<node_index>(room, node::none);
    for (node_index i = 0; i <= from.root; ++i) {
      known.items[i] = factors_of(i);
      if (needed.items[i] && g[i].is_elementwise() && !g[i].is_fixed()) consider(i);
    }
    for (node_index i = 0; i <= from.root; ++i)
      if (needed.items[i] && g[i].kind() == node_kind::call && !g[i].is_fixed() &&
          !from.verbatim.items[i] && steps.items[i].what == shared_step::as_it_is)
        find_relative(i, *g.function_at(g[i].b()));
  }

 private:
  /// Two decisions are the same only if they are about the same nodes: others round otherwise.
  constexpr factors factors_of(node_index i) const {
    factors all = visit(g, i, factoring{}, value_of_node<factors>{known});
    if (decides(g, i)) all.above = mixed(all.above, g[i].a());
    return all;
  }
  constexpr void consider(node_index i) {
    const node_kind kind = g[i].kind();
    if (g[i].is_choice() || kind == node_kind::stop) return;
    if (kind != node_kind::add && kind != node_kind::subtract) return consider_product(i);
    if (from.verbatim.items[i] || !take_out_common_factor(i)) return;
    if (steps.items[i].rest == node::none) consider_product(i);
  }
  /// A product, a quotient, a call.
  constexpr void consider_product(node_index i) {
    node_index& place = table.items[slot_of(known.items[i])];
    const node_index before = place;
    if (before == node::none) place = i;
    if (from.verbatim.items[i] || g[i].kind() == node_kind::negate) return;
    if (before != node::none)
      set(i, known.items[i].opposite == known.items[before].opposite
                 ? shared_step{shared_step::same, before}
                 : shared_step{shared_step::opposite, before});
    else if (g[i].kind() == node_kind::multiply)
      join(i, g[i].a(), g[i].b()) || join(i, g[i].b(), g[i].a());
    else if (g[i].kind() == node_kind::divide)
      join_quotient(i);
  }
  constexpr bool set(node_index i, const shared_step& step) {
    steps.items[i] = step;
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
    return uses.items[i] == 1 && !from.verbatim.items[i] &&
           steps.items[i].what == shared_step::as_it_is;
  }
  /// u (p q) is (u p) q, where u p is there and p q has no other use.
  constexpr bool join(node_index i, node_index u, node_index both) {
    if (!is_single(both) || g[both].kind() != node_kind::multiply) return false;
    const node_index p = g[both].a(), q = g[both].b();
    return set_joined(i, known.items[u] * known.items[p], q) ||
           set_joined(i, known.items[u] * known.items[q], p);
  }
  /// (p q)/v is (p/v) q where p/v is there.
  constexpr bool join_quotient(node_index i) {
    const node_index both = g[i].a(), v = g[i].b();
    if (!is_single(both) || g[both].kind() != node_kind::multiply) return false;
    const node_index p = g[both].a(), q = g[both].b();
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
      shared_step step{shared_step::related};
      step.a = found(known.items[call.index]);
      step.which = k;
      if (step.a < i && set(i, step)) return;
    }
  }

  /// A term of a sum as a c or a/c, perhaps beside a rest; a may be the sum of such a node.
  struct product {
    node_index a = node::none, c = node::none, rest = node::none;
    bool divides = false, extends = false, negative = false;
  };
  /// Node i with its operand `which`, 0 or 1, as c. None if it has another use.
  constexpr product product_of(node_index i, int which) const {
    if (!is_single(i)) return {};
    if (g[i].kind() == node_kind::divide) return {g[i].a(), g[i].b(), node::none, true};
    if (g[i].kind() != node_kind::multiply) return {};
    return which == 0 ? product{g[i].b(), g[i].a()} : product{g[i].a(), g[i].b()};
  }
  /// Node i with the factor c, if the other factors are there.
  constexpr product product_with(node_index i, node_index c) const {
    if (!is_single(i) || g[i].kind() != node_kind::multiply) return {};
    return {found(known.items[i].without(known.items[c])), c};
  }
  /// c u + c v = c (u + v), u/c + v/c = (u + v)/c: everywhere. So is (rest + c u) + c v.
  constexpr bool take_out_common_factor(node_index i) {
    const node_index u = g[i].a(), v = g[i].b();
    return take_out_from(i, u, v) || take_out_beside_rest(i, u, v) ||
           (g[i].kind() == node_kind::add && take_out_beside_rest(i, v, u));
  }
  constexpr bool take_out_from(node_index i, node_index u, node_index v) {
    for (const int left : {0, 1}) {
      const product p = product_of(u, left), q = product_of(v, left);
      if (take_out(i, p, product_of(v, 0)) || take_out(i, p, product_of(v, 1))) return true;
      if (p.c != node::none && !p.divides && take_out(i, p, product_with(v, p.c))) return true;
      if (q.c != node::none && !q.divides && take_out(i, product_with(u, q.c), q)) return true;
    }
    return false;
  }
  /// The same where u is a sum with such a product.
  constexpr bool take_out_beside_rest(node_index i, node_index u, node_index v) {
    if (uses.items[u] != 1 || from.verbatim.items[u]) return false;
    const shared_step& step = steps.items[u];
    const product more{u, step.c, step.rest, step.divides, true, step.negative};
    for (const int right : {0, 1}) {
      const product q = product_of(v, right);
      if (step.what == shared_step::common && take_out(i, more, q)) return true;
      if (!is_single(u)) continue;
      const bool is_sum = g[u].kind() == node_kind::add;
      if (!is_sum && g[u].kind() != node_kind::subtract) return false;
      for (const int left : {0, 1}) {
        product p = product_of(g[u].b(), left);
        p.rest = g[u].a();
        p.negative = !is_sum;
        if (take_out(i, p, q)) return true;
        p = product_of(g[u].a(), left);
        p.rest = g[u].b();
        if (is_sum && take_out(i, p, q)) return true;
      }
    }
    return false;
  }
  constexpr bool take_out(node_index i, const product& u, const product& v) {
    if (u.c == node::none || u.c != v.c || u.divides != v.divides || u.a == node::none ||
        v.a == node::none)
      return false;
    const bool subtracts = g[i].kind() == node_kind::subtract;
    const factors first = u.extends ? sums.items[u.a] : known.items[u.a], last = known.items[v.a];
    sums.items[i] =
        subtracts != u.negative ? factoring{}.subtract(first, last) : factoring{}.add(first, last);
    if (u.rest == node::none)
      known.items[i] =
          u.divides ? sums.items[i] / known.items[u.c] : sums.items[i] * known.items[u.c];
    return set(i, {shared_step::common, u.a, v.a, u.c, u.rest, u.divides, subtracts != u.negative,
                   u.extends, u.negative});
  }
};

}  // namespace detail

}  // namespace nabla::core
