// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/copy.hpp>

namespace nabla {

/// A graph on its way to a kernel: its root, and which nodes compute what the user wrote, operation
/// by operation, and so must stay as they are.
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
  const std::uint32_t exponent = static_cast<std::uint32_t>(n < 0 ? -n : n);
  node_index result = base;
  for (int bit = static_cast<int>(std::bit_width(exponent)) - 2; bit >= 0; --bit) {
    result = g.intern(node_kind::multiply, result, result);
    if ((exponent >> bit & 1U) != 0) result = g.intern(node_kind::multiply, result, base);
  }
  return n < 0 ? g.intern(node_kind::divide, g.constant(1), result) : result;
}

/// The function that node i calls, or null.
constexpr const function_info* function_called(const graph& g, node_index i) {
  return g[i].kind() == node_kind::call ? g.function_at(g[i].b()) : nullptr;
}
constexpr bool is_one(const graph& g, node_index i) {
  return g[i].is_constant() && g.number_at(i) == number(1);
}

/// 1 - f(u)^n, or the opposite, where f names a function that computes it without cancellation.
struct complement {
  node_index of = node::none;  // the call of f
  bool is_opposite = false;

  constexpr complement(const graph& g, node n) {
    if (n.kind() != node_kind::subtract) return;
    is_opposite = g[n.b()].is_constant();
    const node_index one = is_opposite ? n.b() : n.a(), rest = is_opposite ? n.a() : n.b();
    if (!is_one(g, one)) return;
    const bool is_power = g[rest].kind() == node_kind::power;
    const node_index base = is_power ? g[rest].a() : rest;
    const function_info* const f = function_called(g, base);
    if (f == nullptr || f->complement == nullptr) return;
    if (f->complement->complement_power == (is_power ? g[rest].exponent() : 1)) of = base;
  }
  constexpr bool found() const { return of != node::none; }
  /// Made in another graph, where the argument and its value of f are.
  constexpr node_index make(const graph& g, graph& to, node_index argument,
                            node_index value) const {
    const function_info* const f = g.function_at(g[of].b())->complement;
    const node_index arguments =
        f->arity == 2 ? to.intern(node_kind::list, argument, value) : argument;
    const node_index made = to.intern(node(node_kind::call, arguments, to.function(f)));
    return is_opposite ? to.intern(node(node_kind::negate, made, 0)) : made;
  }
};

/// Which nodes derivatives divide by, or take the root of.
constexpr sequence<bool> divisors_and_radicands(const lowered& from) {
  const graph& g = from.nodes;
  sequence<bool> marked(from.root + 1, false);
  for (node_index i = 0; i <= from.root; ++i) {
    if (from.verbatim.items[i]) continue;
    if (g[i].kind() == node_kind::divide) marked.items[g[i].b()] = true;
    if (const function_info* const f = function_called(g, i); f != nullptr && f->root == 2)
      marked.items[g[i].a()] = true;
  }
  return marked;
}
/// Whether n is 1 - u^2 or u^2 - 1.
constexpr bool is_difference_of_squares(const graph& g, node n) {
  const auto is_square = [&](node_index i) {
    return g[i].kind() == node_kind::power && g[i].exponent() == 2;
  };
  return n.kind() == node_kind::subtract &&
         ((is_one(g, n.a()) && is_square(n.b())) || (is_square(n.a()) && is_one(g, n.b())));
}
/// 1 - u^2 = (1 - u)(1 + u), which keeps all digits where u is near 1.
constexpr node_index factored(graph& to, node_index u, bool is_opposite) {
  const node_index one = to.constant(1);
  const node_index difference =
      is_opposite ? to.intern(node_kind::subtract, u, one) : to.intern(node_kind::subtract, one, u);
  return to.intern(node_kind::multiply, difference, to.intern(node_kind::add, one, u));
}

}  // namespace detail

/// Powers become multiplications; a derivative's 1 - f(u)^n, where f has a complement, becomes a
/// function of u, which does not cancel, and the 1 - u^2 that one divides by a product; what only
/// differentiation sees disappears.
constexpr lowered spell_out(lowered from) {
  lowered to;
  const graph& g = from.nodes;
  bool needed_at_all = false;
  for (node_index i = 0; i <= from.root; ++i)
    needed_at_all = needed_at_all || g[i].kind() == node_kind::power ||
                    g[i].kind() == node_kind::stop || detail::complement(g, g[i]).found();
  if (!needed_at_all) return from;
  const sequence<bool> needed = reachable_from(g, from.root);
  const sequence<bool> marked = detail::divisors_and_radicands(from);
  sequence<node_index> places(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    if (!needed.items[i]) continue;
    const node n = g[i];
    const node_index first = to.nodes.size();
    node_index& place = places.items[i];
    if (n.kind() == node_kind::power) {
      place = detail::multiplied_out(to.nodes, places.items[n.a()], n.exponent());
    } else if (n.kind() == node_kind::stop) {
      place = places.items[n.a()];
    } else if (const detail::complement c(g, n); c.found() && !from.verbatim.items[i]) {
      place = c.make(g, to.nodes, places.items[g[c.of].a()], places.items[c.of]);
    } else if (marked.items[i] && !from.verbatim.items[i] &&
               detail::is_difference_of_squares(g, n)) {
      const bool is_opposite = g[n.b()].is_constant();
      place =
          detail::factored(to.nodes, places.items[g[is_opposite ? n.a() : n.b()].a()], is_opposite);
    } else {
      place = move_node(g, n, places.items, to.nodes);
    }
    for (node_index k = first; k < to.nodes.size(); ++k)
      detail::mark(to.verbatim, k, from.verbatim.items[i]);
    detail::mark(to.verbatim, place, from.verbatim.items[i]);
  }
  to.root = places.items[from.root];
  return to;
}

/// Where derivatives divide by one value more than once, they multiply by its reciprocal (which is
/// infinite below 2^-1024, hence the facet `reciprocal_overflows`); where a reciprocal is used
/// once, as a factor, it is a division.
constexpr lowered share_reciprocals(lowered from) {
  const graph& g = from.nodes;
  const auto is_reciprocal = [&](node_index i) {
    return g[i].kind() == node_kind::divide && detail::is_one(g, g[i].a());
  };
  const auto may_be_inverted = [&](node_index i) {
    const function_info* const f = detail::function_called(g, i);
    return f == nullptr || !f->reciprocal_overflows;
  };
  const sequence<bool> needed = reachable_from(g, from.root);
  sequence<std::uint32_t> uses(from.root + 1), divisions(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    if (!needed.items[i]) continue;
    const node n = g[i];
    if (n.a_is_node()) ++uses.items[n.a()];
    if (n.b_is_node()) ++uses.items[n.b()];
    if (n.kind() == node_kind::divide) {
      const bool reciprocal = is_reciprocal(i);
      divisions.items[n.b()] += from.verbatim.items[i] ? (reciprocal ? 1U : 0U) : 1U;
    }
  }
  bool divides_at_all = false;
  for (node_index i = 0; i <= from.root; ++i)
    divides_at_all =
        divides_at_all || (g[i].kind() == node_kind::divide && !from.verbatim.items[i]);
  if (!divides_at_all) return from;
  lowered to;
  sequence<node_index> places(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    if (!needed.items[i]) continue;
    const node n = g[i];
    const node_index first = to.nodes.size();
    node_index& place = places.items[i];
    place = node::none;
    if (!from.verbatim.items[i]) {
      if (n.kind() == node_kind::divide && divisions.items[n.b()] > 1 && !is_reciprocal(i) &&
          may_be_inverted(n.b())) {
        const node_index reciprocal =
            to.nodes.intern(node_kind::divide, to.nodes.constant(1), places.items[n.b()]);
        place = to.nodes.intern(node_kind::multiply, places.items[n.a()], reciprocal);
      } else if (n.kind() == node_kind::multiply) {
        const auto divides = [&](node_index factor) {
          return is_reciprocal(factor) && !from.verbatim.items[factor] && uses.items[factor] == 1 &&
                 divisions.items[g[factor].b()] == 1;
        };
        if (divides(n.b()))
          place =
              to.nodes.intern(node_kind::divide, places.items[n.a()], places.items[g[n.b()].b()]);
        else if (divides(n.a()))
          place =
              to.nodes.intern(node_kind::divide, places.items[n.b()], places.items[g[n.a()].b()]);
      }
    }
    if (place == node::none) place = move_node(g, n, places.items, to.nodes);
    for (node_index k = first; k < to.nodes.size(); ++k)
      detail::mark(to.verbatim, k, from.verbatim.items[i]);
    detail::mark(to.verbatim, place, from.verbatim.items[i]);
  }
  to.root = places.items[from.root];
  return to;
}

}  // namespace nabla
