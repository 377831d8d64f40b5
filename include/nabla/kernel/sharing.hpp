// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/shared_values.hpp>

namespace nabla::core::detail {

constexpr node_index negated(graph& g, node_index i) {
  return g.kind(i) == node_kind::negate ? g.a(i) : g.intern(node(node_kind::negate, i, 0));
}
/// u + -v as u - v, u - -v as u + v, -u v as -(u v): signs go outwards, and vanish in sums.
constexpr node_index with_signs(graph& g, node_kind kind, node_index u, node_index v) {
  const bool first = g.kind(u) == node_kind::negate, second = g.kind(v) == node_kind::negate;
  if (!first && !second) return g.intern(kind, u, v);
  const bool is_sum = kind == node_kind::add || kind == node_kind::subtract;
  if (is_sum && second)
    return with_signs(g, kind == node_kind::add ? node_kind::subtract : node_kind::add, u, g.a(v));
  if (kind == node_kind::add && first) return g.intern(node_kind::subtract, v, g.a(u));
  if (is_sum) return g.intern(kind, u, v);
  const node_index size = g.intern(kind, first ? g.a(u) : u, second ? g.a(v) : v);
  return first == second ? size : negated(g, size);
}

constexpr bool has_two_operands(node_kind kind) {
  return kind >= node_kind::add && kind <= node_kind::divide;
}

/// Makes what is shared, and remembers the sums in which common factors were taken out.
struct sharing {
  const graph& g;
  const shared_values& shared;
  sequence<node_index> sums;  // by node

  constexpr sharing(const graph& from, const shared_values& its)
      : g(from), shared(its), sums(its.needed.size) {}

  /// Of a node that has a step of its own.
  constexpr node_index operator()(node_index i, const node_index* places, graph& to) {
    const shared_step& step = shared.step(i);
    if (step.what == shared_step::same) return places[step.a];
    if (step.what == shared_step::opposite) return negated(to, places[step.a]);
    if (step.what == shared_step::joined)
      return with_signs(to, node_kind::multiply, places[step.a], places[step.b]);
    if (step.what == shared_step::related) return from_relative(i, places, to);
    const node_kind outer = step.divides ? node_kind::divide : node_kind::multiply;
    const node_index u = step.extends ? sums.items[step.a] : places[step.a];
    sums.items[i] = with_signs(to, sign(step.subtracts), u, places[step.b]);
    const node_index product = with_signs(to, outer, sums.items[i], places[step.c]);
    if (step.rest == node::none) return product;
    return with_signs(to, sign(step.negative), places[step.rest], product);
  }

 private:
  constexpr node_index from_relative(node_index i, const node_index* places, graph& to) const {
    term arguments[4];
    term* next = arguments;
    for_each_argument(g, g[i], [&](node_index argument) { *next++ = term(to, places[argument]); });
    const shared_step& step = shared.step(i);
    const function_info* const f = g.function_at(g.b(i));
    return f->from_relative(arguments, step.which, term(to, places[step.a])).in(to);
  }
  static constexpr node_kind sign(bool minus) {
    return minus ? node_kind::subtract : node_kind::add;
  }
};

}  // namespace nabla::core::detail
