// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/function/sigmoid.hpp>
#include <nabla/graph/copy.hpp>

namespace nabla {

/// A graph on its way to a kernel: its root, and which nodes compute what the user wrote, operation by
/// operation, and so must stay as they are.
struct lowered {
  graph nodes;
  node_index root = 0;
  sequence<bool> verbatim;
};

namespace detail {

constexpr void mark(sequence<bool>& marks, node_index i, bool value) {
  while (marks.size <= i) marks.push_back(false);
  marks.items[i] = marks.items[i] || value;
}

/// base^n by squaring: 1/base^-n for a negative n.
constexpr node_index multiplied_out(graph& g, node_index base, int n) {
  std::uint32_t const exponent = static_cast<std::uint32_t>(n < 0 ? -n : n);
  node_index result = base;
  for (int bit = static_cast<int>(std::bit_width(exponent)) - 2; bit >= 0; --bit) {
    result = g.intern(operation::multiply, result, result);
    if ((exponent >> bit & 1U) != 0) result = g.intern(operation::multiply, result, base);
  }
  return n < 0 ? g.intern(operation::divide, g.constant(1), result) : result;
}

}  // namespace detail

/// Powers become multiplications; a derivative's 1 - sigmoid u becomes a function of u, which does not cancel; what
/// only differentiation sees disappears.
constexpr lowered spell_out(lowered from) {
  lowered to;
  graph const& g = from.nodes;
  auto const is_complement = [&](node n) {
    return n.op() == operation::subtract && g[n.a()].is_constant() && g.number_at(n.a()) == number(1) &&
           g[n.b()].op() == operation::call && same_function(g.function_at(g[n.b()].b()), &info_of<logistic_function>);
  };
  bool needed_at_all = false;
  for (node_index i = 0; i <= from.root; ++i)
    needed_at_all =
        needed_at_all || g[i].op() == operation::power || g[i].op() == operation::stop || is_complement(g[i]);
  if (!needed_at_all) return from;
  sequence<bool> const needed = reachable_from(g, from.root);
  sequence<node_index> places(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    if (!needed.items[i]) continue;
    node const n = g[i];
    node_index const first = to.nodes.size();
    node_index& place = places.items[i];
    if (n.op() == operation::power) {
      place = detail::multiplied_out(to.nodes, places.items[n.a()], n.exponent());
    } else if (n.op() == operation::stop) {
      place = places.items[n.a()];
    } else if (!from.verbatim.items[i] && is_complement(n)) {
      node_index const function = to.nodes.function(announce<logistic_complement>::info);
      place = to.nodes.intern(node(operation::call, places.items[g[n.b()].a()], function));
    } else {
      place = move_node(g, n, places.items, to.nodes);
    }
    for (node_index k = first; k < to.nodes.size(); ++k) detail::mark(to.verbatim, k, from.verbatim.items[i]);
    detail::mark(to.verbatim, place, from.verbatim.items[i]);
  }
  to.root = places.items[from.root];
  return to;
}

/// Where derivatives divide by one value more than once, they multiply by its reciprocal; where a reciprocal
/// is used once, as a factor, it is a division.
constexpr lowered share_reciprocals(lowered from) {
  graph const& g = from.nodes;
  auto const is_reciprocal = [&](node_index i) {
    return g[i].op() == operation::divide && g[g[i].a()].is_constant() && g.number_at(g[i].a()) == number(1);
  };
  sequence<bool> const needed = reachable_from(g, from.root);
  sequence<std::uint32_t> uses(from.root + 1), divisions(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    if (!needed.items[i]) continue;
    node const n = g[i];
    if (n.a_is_node()) ++uses.items[n.a()];
    if (n.b_is_node()) ++uses.items[n.b()];
    if (n.op() == operation::divide) {
      bool const reciprocal = is_reciprocal(i);
      divisions.items[n.b()] += from.verbatim.items[i] ? (reciprocal ? 1U : 0U) : 1U;
    }
  }
  bool divides_at_all = false;
  for (node_index i = 0; i <= from.root; ++i)
    divides_at_all = divides_at_all || (g[i].op() == operation::divide && !from.verbatim.items[i]);
  if (!divides_at_all) return from;
  lowered to;
  sequence<node_index> places(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    if (!needed.items[i]) continue;
    node const n = g[i];
    node_index const first = to.nodes.size();
    node_index& place = places.items[i];
    place = node::none;
    if (!from.verbatim.items[i]) {
      if (n.op() == operation::divide && divisions.items[n.b()] > 1 && !is_reciprocal(i)) {
        node_index const reciprocal = to.nodes.intern(operation::divide, to.nodes.constant(1), places.items[n.b()]);
        place = to.nodes.intern(operation::multiply, places.items[n.a()], reciprocal);
      } else if (n.op() == operation::multiply) {
        auto const divides = [&](node_index factor) {
          return is_reciprocal(factor) && !from.verbatim.items[factor] && uses.items[factor] == 1 &&
                 divisions.items[g[factor].b()] == 1;
        };
        if (divides(n.b()))
          place = to.nodes.intern(operation::divide, places.items[n.a()], places.items[g[n.b()].b()]);
        else if (divides(n.a()))
          place = to.nodes.intern(operation::divide, places.items[n.b()], places.items[g[n.a()].b()]);
      }
    }
    if (place == node::none) place = move_node(g, n, places.items, to.nodes);
    for (node_index k = first; k < to.nodes.size(); ++k) detail::mark(to.verbatim, k, from.verbatim.items[i]);
    detail::mark(to.verbatim, place, from.verbatim.items[i]);
  }
  to.root = places.items[from.root];
  return to;
}

}  // namespace nabla
