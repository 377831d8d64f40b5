// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/joining.hpp>
#include <nabla/meta/characters.hpp>

// Products and sums as nodes again.

namespace nabla::core {

namespace detail {

/// The factors above (sign 1) or below (sign -1) the fraction bar.
constexpr term side(canonical_graph& g, const monomial& product, number coefficient, int sign) {
  term result = coefficient;
  for (const factor& f : product.factors) {
    const int n = sign * f.exponent;
    if (n <= 0) continue;
    const node raised(node_kind::power, f.base.index, node::as_bits(n));
    const term power = n == 1 ? f.base : term(g.nodes, g.nodes.intern(raised));
    result = result.is_number(1) ? power : ordered(g, node_kind::multiply, result, power);
  }
  return result;
}
constexpr bool has_zero(const monomial& product) {
  for (const factor& f : product.factors)
    if (f.base.is_number(0)) return true;
  return false;
}
/// 0 u = 0: where u is finite; but 0/0 is not 0.
constexpr term zero_times(canonical_graph& g, const monomial& product) {
  for (const factor& f : product.factors)
    if (f.base.is_number(0)) return ordered(g, node_kind::divide, 0, f.base);
  return number_in(g, 0);
}
constexpr bool is_opposite_of_sum(const monomial& product) {
  return product.coefficient == number(-1) && product.factors.size == 1 &&
         product.factors[0].exponent == 1 && is_sum(product.factors[0].base);
}
/// A fraction of products, with its sign in front.
constexpr term fraction(canonical_graph& g, const monomial& product) {
  const bool minus = product.coefficient.is_negative();
  const number size = minus ? -product.coefficient : product.coefficient;
  const bool whole = is_written_as_decimal(size) || size.denominator == 1;
  term above = side(g, product, whole ? size : number(size.numerator), 1);
  const bool has_divisor = !whole && !has_zero(product);  // 4*0 is 0
  const term below = side(g, product, has_divisor ? number(size.denominator) : number(1), -1);
  if (!below.is_number(1)) above = ordered(g, node_kind::divide, above, below);
  return {g.nodes, minus ? g.nodes.intern(node(node_kind::negate, above.in(g.nodes), 0))
                         : above.in(g.nodes)};
}

/// Joins what belongs together, as far as the pass asks for.
constexpr polynomial joined_terms(canonical_graph& g, polynomial& sum) {
  polynomial terms = collected(g, sum);
  while (join_choices(g, terms)) terms = collected(g, terms);
  const bool notes = g.pass == canonical_pass::first && !g.may_join;
  if (notes && is_joinable(terms)) {
    polynomial attempt = terms;
    g.may_join = join_products(g, attempt) || distribute_alike(g, attempt);
  }
  while (g.pass == canonical_pass::joining && is_joinable(terms) &&
         (join_products(g, terms) || distribute_alike(g, terms)))
    terms = collected(g, terms);
  return terms;
}
/// The first term without a minus, or the first of all.
constexpr std::uint32_t leading(const polynomial& terms) {
  std::uint32_t first = 0;
  while (first < terms.size && terms[first].coefficient.is_negative()) ++first;
  return first == terms.size ? 0 : first;
}

}  // namespace detail

constexpr term term_of(canonical_graph& g, monomial& product) {
  if (g.pass == canonical_pass::expanding)
    for (const factor& f : product.factors)
      if (is_sum_above(f)) {
        polynomial terms = multiplied_out(g, product);
        return term_of(g, terms);
      }
  sort(g, product);
  if (product.coefficient.is_zero()) return detail::zero_times(g, product);
  if (detail::is_opposite_of_sum(product)) {
    polynomial opposite;
    add_into(g, opposite, product.factors[0].base, -1);
    return term_of(g, opposite);
  }
  if (product.factors.size == 0) return number_in(g, product.coefficient);
  return detail::fraction(g, product);
}

constexpr term term_of(canonical_graph& g, polynomial& sum) {
  polynomial terms = detail::joined_terms(g, sum);
  if (terms.size == 0) return number_in(g, 0);
  const std::uint32_t first = detail::leading(terms);
  term result = term_of(g, terms[first]);
  if (terms.size == 1) return result;
  int degree = terms[first].degree;
  for (std::uint32_t k = 0; k < terms.size; ++k) {
    if (k == first) continue;
    monomial u = terms[k];
    const bool minus = u.coefficient.is_negative();
    if (minus) u.coefficient = -u.coefficient;
    if (u.degree > degree) degree = u.degree;
    result = ordered(g, minus ? node_kind::subtract : node_kind::add, result, term_of(g, u));
  }
  set_degree(g, result, degree);
  return result;
}

constexpr term opposite_of(canonical_graph& g, term u) {
  while (g.opposites.size <= u.index) g.opposites.push_back(node::none);
  if (g.opposites[u.index] == node::none) {
    polynomial terms;
    add_into(g, terms, u, -1);
    const node_index opposite = term_of(g, terms).in(g.nodes);  // which may make opposites longer
    g.opposites[u.index] = opposite;
  }
  return {g.nodes, g.opposites[u.index]};
}

}  // namespace nabla::core
