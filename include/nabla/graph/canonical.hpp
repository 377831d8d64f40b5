// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/graph/canonical_term.hpp>
#include <nabla/graph/rewrite.hpp>
#include <nabla/graph/whole_array.hpp>

namespace nabla::core {

/// The form in which a person would write a function: sums and products of any length, like terms
/// and like factors collected, numbers folded, all in one order. Equal input in any order gives the
/// same nodes, and the canonical form of a canonical form is itself. (Where one order has a subterm
/// twice and another has it once, a factor may stay outside: `2*where(c, p, q)` in one,
/// `where(c, 2*p, 2*q)` in the other.)
///   In a product: the number, named constants, variables, sums, calls, each by name; what has a
///   negative power goes below one fraction bar. In a sum: by degree, highest first (a call has
///   none); then numbers; then factor by factor, the higher power first. If that puts a minus
///   first, the first term that has none moves to the front.
/// Products are not distributed over sums, except where everything is `expanded`, and where terms
/// meet that way that cancel or add up: in a second pass, which takes a first one's result and so
/// does not depend on its input's order.
class canonical_form {
 public:
  /// Puts the canonical form of what `root` needs into `to`.
  constexpr canonical_form(const graph& source, graph& target, canonical_pass pass)
      : from(source), to{target, pass} {}

  /// Whether a second pass will find something to join.
  constexpr bool may_join() const { return to.may_join; }

  constexpr term operator()(node_index root) {
    const simplifying_scope simplifying(to.nodes);
    needed = reachable_from(from, root);
    uses = uses_among(from, needed);
    inside = sequence<bool>(root + 1);
    find_inside(root);
    places = sequence<term>(root + 1);
    for (node_index i = 0; i <= root; ++i)
      if (needed[i] && !inside[i]) places[i] = term(to.nodes, place(i).in(to.nodes));
    return places[root];
  }

 private:
  const graph& from;
  canonical_graph to;
  sequence<bool> needed, inside;
  sequence<std::uint32_t> uses;
  sequence<term> places;

  static constexpr bool is_product(node n) {
    return n.kind() == node_kind::multiply || n.kind() == node_kind::divide ||
           n.kind() == node_kind::power || n.kind() == node_kind::negate;
  }
  /// Nodes that their only user takes apart: they need no form of their own. Powers of powers, as
  /// long as the exponents' product fits a node.
  constexpr void find_inside(node_index root) {
    sequence<std::int64_t> exponents(root + 1,
                                     1);  // to which the outermost product raises the node
    for (node_index i = root + 1; i-- > 0;) {
      if (!needed[i]) continue;
      const node n = from[i];
      const std::int64_t exponent =
          exponents[i] * (n.kind() == node_kind::power ? n.exponent() : 1);
      for_each_operand(n, [&](node_index k) {
        if (uses[k] != 1) return;
        const bool in_product = is_product(n) && is_product(from[k]) && fits(exponent, from[k]);
        inside[k] = in_product || (is_sum(n) && is_sum(from[k]));
        if (in_product) exponents[k] = exponent;
      });
    }
  }
  /// The form of node i, whose operands have theirs.
  constexpr term place(node_index i) {
    return visit(from, i, former{*this, i}, [this](node_index k) { return places[k]; });
  }
  struct former {
    canonical_form& form;
    node_index at;

    constexpr graph& to() const { return form.to.nodes; }
    constexpr term constant(number u) const { return {to(), to().constant(u)}; }
    constexpr term variable(node_index i) const { return {to(), to().variable_of(form.from, i)}; }
    constexpr term list(node_index i, term first, term rest) const {
      return {to(), to().list_like(form.from, i, first.index, rest.index)};
    }
    constexpr term add(term, term) const { return form.sum(at); }
    constexpr term subtract(term, term) const { return form.sum(at); }
    constexpr term multiply(term, term) const { return form.product(at); }
    constexpr term divide(term, term) const { return form.product(at); }
    constexpr term negate(term) const { return form.product(at); }
    constexpr term power(term, int) const { return form.product(at); }
    constexpr term stop(term u) const { return u.is_constant() ? u : make(node_kind::stop, u); }
    constexpr term structural(node_index i, term u, term v) const {
      return form.collected_again(restructured(form.from, i, u, v, to()));
    }
    constexpr term call(const function_info* f, const term* arguments) const {
      return form.call(f, arguments);
    }
    constexpr term choose(node_kind kind, term u, term v, term p, term q) const {
      return where(condition{kind, u, v}, p, q);
    }
  };
  /// What a sum leaves of its factors, in order: some have left it.
  constexpr term in_order(term base) {
    if (!base.is(node_kind::reduce)) return base;
    monomial summand = monomial_of(to, base.a(), 1);
    return detail::reduced(node_kind::reduce, term_of(to, summand), base.node_here().b());
  }
  constexpr term collected_again(term made) {
    const monomial parts = monomial_of(to, term(to.nodes, made.in(to.nodes)), 1);
    monomial product{parts.coefficient, {}};
    for (const factor& f : parts.factors) multiply_into(to, product, in_order(f.base), f.exponent);
    return term_of(to, product);
  }
  constexpr term call(const function_info* f, const term* arguments) {
    if (f->arity == 0) return detail::intern_call(f, nullptr, to.nodes);
    const term made = make_call(f, arguments);
    if (made.is(node_kind::call) || made.is(node_kind::variable) || made.is_constant()) return made;
    if (is_sum(made)) {  // tan(-atan(x + y - z)) is made z - (x + y)
      polynomial terms;
      add_into(to, terms, made.a(), 1);
      add_into(to, terms, made.b(), made.is(node_kind::subtract) ? -1 : 1);
      return term_of(to, terms);
    }
    monomial product{1, {}};  // a simplification has made something else: collect it again
    multiply_into(to, product, made, 1);
    return term_of(to, product);
  }
  constexpr term sum(node_index i) {
    polynomial terms;
    struct part {
      node_index at;
      bool minus;
    };
    sequence<part> open;
    open.push_back({i, false});
    while (open.size != 0) {
      const auto [k, minus] = open.pop_back();
      const node n = from[k];
      if (is_sum(n) && (k == i || uses[k] == 1)) {
        open.push_back({n.b(), minus != (n.kind() == node_kind::subtract)});
        open.push_back({n.a(), minus});
      } else {
        add_into(to, terms, places[k], minus ? -1 : 1);
      }
    }
    return term_of(to, terms);
  }
  constexpr term product(node_index i) {
    monomial result{1, {}};
    struct part {
      node_index at;
      int exponent;
    };
    sequence<part> open;
    open.push_back({i, 1});
    while (open.size != 0) {
      const auto [k, exponent] = open.pop_back();
      const node n = from[k];
      if (!is_product(n) || (k != i && !inside[k])) {
        multiply_into(to, result, places[k], exponent);
      } else if (n.kind() == node_kind::negate) {
        if (exponent % 2 != 0) result.coefficient = -result.coefficient;
        open.push_back({n.a(), exponent});
      } else if (n.kind() == node_kind::power) {
        open.push_back({n.a(), exponent * n.exponent()});
      } else {
        open.push_back({n.b(), n.kind() == node_kind::divide ? -exponent : exponent});
        open.push_back({n.a(), exponent});
      }
    }
    return term_of(to, result);
  }
};

namespace detail {

/// Copies what the root needs with its operands in their order, which is that of text.
constexpr node_index copy_in_order(const graph& from, node_index root, graph& to) {
  return rewrite(from, reachable_from(from, root), to, [&](node_index i, const node_index* places) {
    return to.intern(moved(from, from[i], places, to));
  })[root];
}

/// Copies what the root needs with 0 for all shifts.
constexpr node_index copy_without_shifts(const graph& from, node_index root, graph& to) {
  return rewrite(from, reachable_from(from, root), to, [&](node_index i, const node_index*) {
    const bool is_shift = from[i].kind() == node_kind::stop && from[i].b() == 1;
    return is_shift ? to.constant(0) : node::none;
  })[root];
}

}  // namespace detail

/// The canonical form of what the root needs, in a graph of its own.
constexpr term canonical(const graph& from, node_index root, graph& to, bool expand = false) {
  canonical_form form(from, to, expand ? canonical_pass::expanding : canonical_pass::first);
  const term result = form(root);
  if (expand || !form.may_join()) return result;
  graph joined;
  const term again = canonical_form(to, joined, canonical_pass::joining)(result.in(to));
  return {to, detail::copy_in_order(joined, again.in(joined), to)};
}

/// The same for people to read: without the shifts that only make results accurate.
constexpr term readable(const graph& from, node_index root, graph& to) {
  if (!from.shaped) return canonical(from, root, to);
  graph plain;
  const node_index without = detail::copy_without_shifts(from, root, plain);
  return canonical(plain, without, to);
}

}  // namespace nabla::core
