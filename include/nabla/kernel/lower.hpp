// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/collect_numbers.hpp>
#include <nabla/kernel/decisions.hpp>
#include <nabla/kernel/divisions.hpp>

namespace nabla::core {

namespace detail {

/// base^n by squaring: 1/base^-n for a negative n; in derivatives (1/base)^-n, since they divide by
/// base elsewhere, too.
constexpr node_index multiplied_out(graph& g, node_index base, int n, bool is_verbatim) {
  if (n < 0 && !is_verbatim)
    return multiplied_out(g, g.intern(node_kind::divide, g.constant(1), base), -n, false);
  const std::uint32_t exponent = static_cast<std::uint32_t>(n < 0 ? -n : n);
  node_index result = base;
  for (int bit = static_cast<int>(std::bit_width(exponent)) - 2; bit >= 0; --bit) {
    result = g.intern(node_kind::multiply, result, result);
    if ((exponent >> bit & 1U) != 0) result = g.intern(node_kind::multiply, result, base);
  }
  return n < 0 ? g.intern(node_kind::divide, g.constant(1), result) : result;
}

/// A difference 1 - f(u)^n, or the opposite, where f names a function that computes it without cancellation.
struct complement {
  node_index of = node::none;  // the call of f
  bool is_opposite = false;

  constexpr complement(const graph& g, node n) {
    is_opposite = g.is_constant(n.b());
    const node_index one = is_opposite ? n.b() : n.a(), rest = is_opposite ? n.a() : n.b();
    if (!is_one(g, one)) return;
    const bool is_power = g.kind(rest) == node_kind::power;
    const node_index base = is_power ? g.a(rest) : rest;
    const function_info* const f = function_called(g, base);
    if (!is_function(f->complement)) return;
    if (f->complement->complement_power == (is_power ? g[rest].exponent() : 1)) of = base;
  }
  constexpr bool found() const { return of != node::none; }
  /// Made in another graph, where the argument and its value of f are.
  constexpr node_index make(const graph& g, graph& to, node_index argument,
                            node_index value) const {
    const function_info* const f = g.function_at(g.b(of))->complement;
    const node_index arguments =
        f->arity == 2 ? to.intern(node_kind::list, argument, value) : argument;
    const node_index made = to.intern(node(node_kind::call, arguments, to.function(f)));
    return is_opposite ? to.intern(node(node_kind::negate, made, 0)) : made;
  }
};

/// Which nodes derivatives divide by, or take the root of.
constexpr sequence<bool> divisors_and_radicands(const lowered& from) {
  const graph& g = from.nodes;
  sequence<bool> marked(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i) {
    const node_kind kind = g.kind(i);
    if (kind == node_kind::divide && !from.verbatim.items[i]) marked.items[g.b(i)] = true;
    if (kind == node_kind::call && !from.verbatim.items[i] && g.function_at(g.b(i))->root == 2)
      marked.items[g.a(i)] = true;
  }
  return marked;
}
/// Which nodes derivatives divide by.
constexpr sequence<bool> divisors(const lowered& from, const sequence<bool>& needed) {
  sequence<bool> marked(from.root + 1);
  for (node_index i = 0; i <= from.root; ++i)
    if (needed.items[i] && !from.verbatim.items[i] && from.nodes.kind(i) == node_kind::divide)
      marked.items[from.nodes.b(i)] = true;
  return marked;
}
/// u/(p q) as u (1/p) (1/q), where derivatives divide by p and by q, too.
constexpr node_index divided_by_factors(const graph& g, node n, const sequence<bool>& divides,
                                        const node_index* places, graph& to) {
  const node v = g[n.b()];
  const bool is_power = v.kind() == node_kind::power && v.exponent() > 0;
  if (!is_power && v.kind() != node_kind::multiply) return node::none;
  if (!divides.items[v.a()] || (!is_power && !divides.items[v.b()])) return node::none;
  const auto reciprocal = [&](node_index p) {
    return to.intern(node_kind::divide, to.constant(1), places[p]);
  };
  const node_index of_all =
      is_power ? multiplied_out(to, reciprocal(v.a()), v.exponent(), false)
               : to.intern(node_kind::multiply, reciprocal(v.a()), reciprocal(v.b()));
  return is_one(g, n.a()) ? of_all : with_signs(to, node_kind::multiply, places[n.a()], of_all);
}
/// Whether n is 1 - u^2 or u^2 - 1.
constexpr bool is_difference_of_squares(const graph& g, node n) {
  const auto is_square = [&](node_index i) {
    return g.kind(i) == node_kind::power && g[i].exponent() == 2;
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

/// Whether spelling out changes anything.
constexpr bool needs_spelling_out(const graph& g, node_index root) {
  for (node_index i = 0; i <= root; ++i) {
    const node_kind kind = g.kind(i);
    if (kind == node_kind::power || kind == node_kind::stop ||
        (kind == node_kind::subtract && complement(g, g[i]).found()))
      return true;
  }
  return false;
}

/// Spells out node i of `from`.
class spelling_out {
  const lowered& from;
  const graph& g;
  const shared_values& shared;
  sequence<bool> marked, divides;
  sharing share;

 public:
  constexpr spelling_out(const lowered& its, const shared_values& its_shared)
      : from(its),
        g(its.nodes),
        shared(its_shared),
        marked(divisors_and_radicands(its)),
        divides(divisors(its, its_shared.needed)),
        share(its.nodes, its_shared) {}

  constexpr node_index operator()(node_index i, const node_index* places, graph& to) {
    if (!shared.is_as_it_is(i)) return share(i, places, to);
    const node_kind kind = g.kind(i);
    if (kind < node_kind::add || kind > node_kind::stop) return node::none;
    const node_index u = g.a(i);
    if (kind == node_kind::power)
      return multiplied_out(to, places[u], g[i].exponent(), from.verbatim.items[i]);
    if (kind == node_kind::stop) return places[u];
    if (kind == node_kind::negate || from.verbatim.items[i]) return node::none;
    if (kind == node_kind::subtract || kind == node_kind::divide)
      if (const node_index at = rearranged(i, places, to); at != node::none) return at;
    return with_signs(to, kind, places[u], places[g.b(i)]);
  }

 private:
  /// A difference or a quotient in another form, or none.
  constexpr node_index rearranged(node_index i, const node_index* places, graph& to) const {
    const node n = g[i];
    if (n.kind() == node_kind::divide) return divided_by_factors(g, n, divides, places, to);
    if (const complement c(g, n); c.found()) return c.make(g, to, places[g.a(c.of)], places[c.of]);
    if (!marked.items[i] || !is_difference_of_squares(g, n)) return node::none;
    const bool is_opposite = g.is_constant(n.b());
    return factored(to, places[g.a(is_opposite ? n.a() : n.b())], is_opposite);
  }
};

}  // namespace detail

/// Powers become multiplications; a derivative's 1 - f(u)^n, where f has a complement, becomes a
/// function of u, which does not cancel, and the 1 - u^2 that one divides by a product; what only
/// differentiation sees disappears, and so does what derivatives compute twice.
constexpr lowered spell_out(lowered from) {
  keep_decisions(from);
  const detail::shared_values shared(from);
  if (!shared.any && !detail::needs_spelling_out(from.nodes, from.root)) return from;
  return detail::rewritten(from, shared.needed, detail::spelling_out(from, shared));
}

/// Where derivatives divide by one value more than once, they multiply by its reciprocal; where a
/// reciprocal is used once, as a factor, it is a division.
constexpr lowered share_reciprocals(lowered from) {
  const detail::divisions divisions(from);
  if (!divisions.any) return from;
  const graph& g = from.nodes;
  return detail::rewritten(from, [&](node_index i, const node_index* places, graph& to) {
    const node n = g[i];
    const auto quotient = [&](node_index u, node_index reciprocal) {
      return to.intern(node_kind::divide, places[u], places[g.b(reciprocal)]);
    };
    if (from.verbatim.items[i]) return node_index{node::none};
    if (n.kind() == node_kind::divide && divisions.becomes_product(i)) {
      const node_index one = to.constant(1);
      const node_index reciprocal = to.intern(node_kind::divide, one, places[n.b()]);
      return to.intern(node_kind::multiply, places[n.a()], reciprocal);
    }
    if (n.kind() == node_kind::multiply && divisions.becomes_divisor(n.b()))
      return quotient(n.a(), n.b());
    if (n.kind() == node_kind::multiply && divisions.becomes_divisor(n.a()))
      return quotient(n.b(), n.a());
    return node_index{node::none};
  });
}

/// As a kernel computes it.
constexpr lowered made_ready(lowered from) {
  return collect_numbers(share_reciprocals(spell_out(static_cast<lowered&&>(from))));
}

}  // namespace nabla::core
