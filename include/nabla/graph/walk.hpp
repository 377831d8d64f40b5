// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/packed.hpp>

// How nodes hold their operands, and the one loop over a graph. A visitor says what nodes mean: a
// struct with a member for each kind of node.

namespace nabla::core {

/// Shows `take` the operands of a node.
template <class Take>
constexpr void for_each_operand(node n, Take take) {
  const std::uint64_t kind = n.word >> node::kind_at;
  const auto a = static_cast<node_index>(n.word >> 24 & node::none);
  if ((node::with_a >> kind & 1) != 0 && a != node::none) take(a);
  if ((node::with_b >> kind & 1) != 0) take(static_cast<node_index>(n.word & node::none));
}

/// Shows `take` the arguments of a call, in order.
template <class Graph, class Take>
constexpr void for_each_argument(const Graph& g, node call, Take take) {
  node_index rest = call.a();
  for (int left = g.function_at(call.b())->arity; left > 1; --left, rest = g.b(rest))
    take(g.a(rest));
  if (call.a_is_node()) take(rest);
}

/// Shows `take` the elements of a list and of the lists in it, in order, but a packed list as it is;
/// of any other node itself.
template <class Take>
constexpr void for_each_part(const graph& g, node_index root, Take take) {
  sequence<node_index> open;
  open.push_back(root);
  while (open.size != 0) {
    const node_index i = open.pop_back();
    if (g.kind(i) != node_kind::list || g.shape_of(i).is_packed()) {
      take(i);
      continue;
    }
    open.push_back(g.b(i));
    open.push_back(g.a(i));
  }
}
/// Shows `take` the elements of a list and of the lists in it, in order; of any other node itself.
template <class Take>
constexpr void for_each_element(const graph& g, node_index root, Take take) {
  for_each_part(g, root, [&](node_index part_of_root) {
    if (!is_packed(g, part_of_root)) return take(part_of_root);
    for (const node_index its_element : unpacked(g, part_of_root)) take(its_element);
  });
}

/// Shows `take` the elements of a list, in order, and lists in it as they are.
template <class Take>
constexpr void for_each_entry(const graph& g, node_index list, Take take) {
  if (is_packed(g, list)) {
    for (const node_index element : unpacked(g, list)) take(element);
    return;
  }
  std::uint32_t left = g.shape_of(list).size();
  for (; left > 1; --left, list = g.b(list)) take(g.a(list));
  take(list);
}

/// The two sides of a choice's comparison, and its two answers.
struct choice {
  node_index left, right, if_true, if_false;

  constexpr choice(const graph& g, node n)
      : left(g.a(n.a())), right(g.b(n.a())), if_true(g.a(n.b())), if_false(g.b(n.b())) {}
};

/// Which nodes the root needs, itself included.
constexpr sequence<bool> reachable_from(const graph& g, node_index root) {
  sequence<bool> needed(root + 1);
  needed.items[root] = true;
  for (node_index i = root + 1; i-- > 0;) {
    if (!needed.items[i]) continue;
    const std::uint64_t word = g.nodes.items[i], kind = word >> node::kind_at,
                        a = word >> 24 & node::none;
    if ((node::with_a >> kind & 1) != 0 && a != node::none) needed.items[a] = true;
    if ((node::with_b >> kind & 1) != 0) needed.items[word & node::none] = true;
  }
  return needed;
}

/// How often each node is an operand of those that are needed.
constexpr sequence<std::uint32_t> uses_among(const graph& g, const sequence<bool>& needed) {
  sequence<std::uint32_t> uses(needed.size);
  for (node_index i = 0; i < needed.size; ++i) {
    if (!needed.items[i]) continue;
    const std::uint64_t word = g.nodes.items[i], kind = word >> node::kind_at,
                        a = word >> 24 & node::none;
    if ((node::with_a >> kind & 1) != 0 && a != node::none) ++uses.items[a];
    if ((node::with_b >> kind & 1) != 0) ++uses.items[word & node::none];
  }
  return uses;
}

/// These stand for an operand: its index, or its value. (No lambdas: -Wshadow would compare the
/// names of their parameters with the user's.)
struct same_index {
  constexpr node_index operator()(node_index i) const { return i; }
};
template <class Value>
struct value_of_node {
  const sequence<Value>& values;
  constexpr const Value& operator()(node_index i) const { return values.items[i]; }
};

/// Calls the visitor's member for the kind of node i and returns its result; `of(k)` stands for
/// operand k. A visitor sees variables and constants, not the chunks of their names and numbers.
template <class Visitor, class Of>
constexpr auto visit(const graph& g, node_index i, Visitor&& on, Of of) {
  const std::uint64_t word = g.nodes.items[i];
  const auto kind = static_cast<node_kind>(word >> node::kind_at);
  const auto a = static_cast<node_index>(word >> 24 & node::none),
             b = static_cast<node_index>(word & node::none);
  switch (kind) {
    case node_kind::constant:
    case node_kind::wide_constant:
      return on.constant(g.number_at(i));
    case node_kind::variable:
      return on.variable(i);
    case node_kind::count:
    case node_kind::position:
      return on.structural(i, of(i), of(i));
    case node_kind::list:
      return on.list(i, of(a), of(b));
    case node_kind::add:
      return on.add(of(a), of(b));
    case node_kind::subtract:
      return on.subtract(of(a), of(b));
    case node_kind::multiply:
      return on.multiply(of(a), of(b));
    case node_kind::divide:
      return on.divide(of(a), of(b));
    case node_kind::negate:
      return on.negate(of(a));
    case node_kind::power:
      return on.power(of(a), node::as_signed(b));
    case node_kind::stop:
      return on.stop(of(a));
    case node_kind::product:
    case node_kind::transpose:
    case node_kind::reduce:
    case node_kind::largest:
    case node_kind::slice:
    case node_kind::spread:
      return on.structural(i, of(a),
                           of((node::with_b >> static_cast<unsigned>(kind) & 1) != 0 ? b : a));
    case node_kind::call: {
      std::remove_cvref_t<decltype(of(i))> arguments[4]{};
      const function_info* const f = g.function_at(b);
      node_index rest = a;
      for (int k = 0; k + 1 < f->arity; ++k, rest = g.b(rest)) arguments[k] = of(g.a(rest));
      if (f->arity > 0) arguments[f->arity - 1] = of(rest);
      return on.call(f, arguments);
    }
    case node_kind::if_less:
    case node_kind::if_less_equal:
    case node_kind::if_equal:
    case node_kind::if_unequal: {
      const choice c(g, word);
      return on.choose(kind, of(c.left), of(c.right), of(c.if_true), of(c.if_false));
    }
    case node_kind::chunk:
      break;
  }
  return decltype(on.constant(number()))();
}
/// The same of the operands' indices.
template <class Visitor>
constexpr auto visit(const graph& g, node_index i, Visitor&& on) {
  return visit(g, i, on, same_index{});
}

/// A value for each node that is needed, made by the visitor from the values of its operands.
template <class Value, class Visitor>
constexpr sequence<Value> fold(const graph& g, const sequence<bool>& needed, Visitor&& on) {
  sequence<Value> values(needed.size);
  for (node_index i = 0; i < needed.size; ++i)
    if (needed.items[i]) values.items[i] = visit(g, i, on, value_of_node<Value>{values});
  return values;
}

}  // namespace nabla::core
