// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/rewritten.hpp>
#include <nabla/kernel/sharing.hpp>

namespace nabla::core {

namespace detail {

/// Which numbers and signs derivatives multiply by, and where: outwards of products that nothing
/// else uses, to where they meet. 1/2*(u*(2*v)) becomes u*v, 2*u + 2*v becomes 2*(u + v), and
/// -1/u*v + w becomes w - 1/u*v. A node's value is `left` times what is made for it.
class number_places {
  const lowered& from;
  const graph& g;
  sequence<bool> needed, kept;  // by node; kept: who uses it takes no number
  sequence<std::uint32_t> uses;
  sequence<bool> moved;                 // by node: a number has come out
  sequence<bool> turns;                 // by node: a difference that nobody else uses
  sequence<node_index> origin;          // by node: which node it is a multiple of
  std::uint32_t before = 0, after = 0;  // multiplications by numbers, and negations

 public:
  sequence<number> left;  // by node

  constexpr explicit number_places(const lowered& its)
      : from(its),
        g(its.nodes),
        needed(reachable_from(its.nodes, its.root)),
        kept(its.root + 1, false),
        uses(its.root + 1),
        moved(its.root + 1, false),
        turns(its.root + 1, false),
        origin(its.root + 1),
        left(its.root + 1, number(1)) {
    for (node_index i = 0; i <= from.root; ++i)
      if (needed.items[i] && is_open(i) && has_number(i)) ++before;
    if (!pays(before)) return;
    kept.items[from.root] = true;
    for (node_index i = 0; i <= from.root; ++i)
      if (needed.items[i]) for_each_operand(g[i], [&](node_index operand) { use(i, operand); });
    for (node_index i = 0; i <= from.root; ++i) {
      origin.items[i] = i;
      if (needed.items[i] && is_open(i)) place(i);
    }
  }
  constexpr bool saves() const { return after < before && pays(before - after); }

  /// Whether numbers come out of node i.
  constexpr bool is_open(node_index i) const {
    const node_kind kind = g.kind(i);
    return (has_two_operands(kind) || kind == node_kind::negate) && !from.verbatim.items[i] &&
           !g.is_fixed(i);
  }
  constexpr bool is_factor(node_index i) const {
    return g.is_constant(i) && !g.number_at(i).is_zero() &&
           foldable(g.number_at(i), g.number_at(i));
  }
  /// The number that comes out of node i, before it is decided whether it stays there.
  constexpr number taken_out(node_index i) const {
    const node_index a = g.a(i), b = g.b(i);
    if (g.kind(i) == node_kind::negate) return -left.items[a];
    if (g.kind(i) == node_kind::multiply)
      return meet(a, b) ? factor_of(a) * factor_of(b) : left.items[a];
    if (g.kind(i) == node_kind::divide)
      return left.items[b].is_negative() ? -numerator(a) : numerator(a);
    const number u = left.items[a], v = second(i);
    if (is_multiple(i)) return u + v;
    if (size_of(u) != size_of(v)) return number(u.is_negative() && v.is_negative() ? -1 : 1);
    return u == v ? u : size_of(u);
  }
  /// The numbers of a sum's terms that stay with them.
  constexpr bool stay_with_terms(node_index i) const {
    return size_of(left.items[g.a(i)]) != size_of(left.items[g.b(i)]);
  }
  constexpr bool is_negative_term(node_index i, bool is_second) const {
    return is_second ? second(i).is_negative() : left.items[g.a(i)].is_negative();
  }
  /// Whether a sum has multiples of one node only, as 2 u - 5 u.
  constexpr bool is_multiple(node_index i) const {
    const number u = left.items[g.a(i)], v = second(i);
    return origin.items[g.a(i)] == origin.items[g.b(i)] && foldable(u, v) && !(u + v).is_zero();
  }
  /// Whether both factors of a product give up their numbers.
  constexpr bool meet(node_index a, node_index b) const {
    return foldable(factor_of(a), factor_of(b));
  }
  constexpr bool turns_around(node_index i) const { return turns.items[i]; }
  static constexpr number size_of(number u) { return u.is_negative() ? -u : u; }

 private:
  /// Whether to save so many operations is worth the compiler's time.
  constexpr bool pays(std::uint32_t saved) const { return 128 * saved >= from.root; }
  constexpr bool has_number(node_index i) const {
    const node_kind kind = g.kind(i);
    return kind == node_kind::negate ||
           (kind == node_kind::multiply && (g.is_constant(g.a(i)) || g.is_constant(g.b(i))));
  }
  constexpr void use(node_index i, node_index operand) {
    ++uses.items[operand];
    if (!is_open(i)) kept.items[operand] = true;
  }
  constexpr bool stays(node_index i, number u) const {
    return kept.items[i] || (uses.items[i] > 1 && size_of(u) != number(1));
  }
  constexpr number factor_of(node_index i) const {
    return is_factor(i) ? g.number_at(i) : left.items[i];
  }
  constexpr number second(node_index i) const {
    const number v = left.items[g.b(i)];
    return g.kind(i) == node_kind::subtract ? -v : v;
  }
  /// Of a number over something only the sign comes out.
  constexpr number numerator(node_index a) const {
    return is_factor(a) ? number(g.number_at(a).is_negative() ? -1 : 1) : left.items[a];
  }
  static constexpr std::uint32_t cost(number u) { return u == number(1) ? 0 : 1; }

  /// Whether node i comes without a number.
  constexpr bool is_bare(node_index i) const { return !moved.items[i] && !g.is_constant(i); }
  constexpr void place(node_index i) {
    const node_kind kind = g.kind(i);
    const node_index a = g.a(i), b = g.b(i);
    const bool is_sum = kind == node_kind::add || kind == node_kind::subtract;
    if (kind != node_kind::negate && is_bare(a) && is_bare(b) && a != b) {
      turns.items[i] = kind == node_kind::subtract && uses.items[i] == 1;
      return;
    }
    const bool adds = is_sum && !is_multiple(i);
    if (is_sum && !adds) ++before;
    if (adds && stay_with_terms(i))
      after += cost(size_of(left.items[a])) + cost(size_of(left.items[b]));
    if (kind == node_kind::multiply && !meet(a, b)) ++after;
    if (kind == node_kind::divide) after += cost(size_of(left.items[b]));
    if (adds)
      turns.items[i] =
          uses.items[i] == 1 && is_negative_term(i, false) != is_negative_term(i, true);
    if (kind == node_kind::negate) turns.items[i] = turns.items[a];
    const number outer = taken_out(i);
    if (stays(i, outer))
      after += outer == number(-1) && turns.items[i] ? 0 : cost(outer);
    else
      move_out(i, outer);
  }
  /// The number stays with those who use node i.
  constexpr void move_out(node_index i, number u) {
    left.items[i] = u;
    moved.items[i] = true;
    const node_index a = g.a(i), b = g.b(i);
    const node_kind kind = g.kind(i);
    const bool is_product = kind == node_kind::multiply && meet(a, b);
    if (kind == node_kind::negate || (is_product && is_factor(b)))
      origin.items[i] = origin.items[a];
    else if (is_product && is_factor(a))
      origin.items[i] = origin.items[b];
  }
};

/// Makes a graph whose numbers are where `number_places` says.
struct number_mover {
  const graph& g;
  const number_places& numbers;

  constexpr node_index operator()(node_index i, const node_index* places, graph& to) const {
    if (!numbers.is_open(i)) return node::none;
    const number outer = numbers.taken_out(i);
    const node_index made = without_numbers(i, places, to);
    return numbers.left.items[i] == outer ? made : times(to, outer, made, numbers.turns_around(i));
  }

 private:
  static constexpr node_index times(graph& to, number u, node_index v, bool turns = false) {
    if (u == number(1)) return v;
    if (u != number(-1)) return to.intern(node_kind::multiply, to.constant(u), v);
    if (turns) return to.intern(node_kind::subtract, to.b(v), to.a(v));
    return negated(to, v);
  }
  /// What is made for a node, with the size of its number.
  constexpr node_index sized(node_index i, const node_index* places, graph& to) const {
    return times(to, number_places::size_of(numbers.left.items[i]), places[i]);
  }
  constexpr node_index without_numbers(node_index i, const node_index* places, graph& to) const {
    const node_index a = g.a(i), b = g.b(i);
    if (g.kind(i) == node_kind::negate) return places[a];
    if (g.kind(i) == node_kind::multiply) return product(a, b, places, to);
    if (g.kind(i) == node_kind::divide) {
      const node_index above =
          numbers.is_factor(a) ? to.constant(number_places::size_of(g.number_at(a))) : places[a];
      return to.intern(node_kind::divide, above, sized(b, places, to));
    }
    if (numbers.is_multiple(i)) return places[a];
    const bool stay = numbers.stay_with_terms(i);
    const node_index u = stay ? sized(a, places, to) : places[a],
                     v = stay ? sized(b, places, to) : places[b];
    const bool minus_u = numbers.is_negative_term(i, false),
               minus_v = numbers.is_negative_term(i, true);
    if (minus_u == minus_v) return to.intern(node_kind::add, u, v);
    return minus_u ? to.intern(node_kind::subtract, v, u) : to.intern(node_kind::subtract, u, v);
  }
  constexpr node_index product(node_index a, node_index b, const node_index* places,
                               graph& to) const {
    if (!numbers.meet(a, b))
      return to.intern(node_kind::multiply, places[a], times(to, numbers.left.items[b], places[b]));
    if (numbers.is_factor(a)) return places[b];
    if (numbers.is_factor(b)) return places[a];
    return to.intern(node_kind::multiply, places[a], places[b]);
  }
};

}  // namespace detail

/// Longer programs keep their numbers where they are, for the compiler's time.
inline constexpr node_index longest_with_collected_numbers = 4096;

/// Derivatives multiply by as few numbers, and negate as little, as moving both outwards allows.
constexpr lowered collect_numbers(lowered from) {
  if (from.root > longest_with_collected_numbers) return from;
  const detail::number_places numbers(from);
  if (!numbers.saves()) return from;
  return detail::rewritten(from, detail::number_mover{from.nodes, numbers});
}

}  // namespace nabla::core
