// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/multiply_monomials.hpp>

namespace nabla::core {

constexpr void add_product(canonical_graph& g, polynomial& sum, monomial u);

/// sum += coefficient u, for a canonical u: if it is a sum, term by term.
constexpr void add_into(canonical_graph& g, polynomial& sum, term u, number coefficient) {
  while (u.is(node_kind::add) || u.is(node_kind::subtract)) {
    const bool minus = u.is(node_kind::subtract);
    sum.push_back(monomial_of(g, u.b(), minus ? -coefficient : coefficient));
    u = u.a();
  }
  add_product(g, sum, monomial_of(g, u, coefficient));
}
/// Whether u is only a sum or its opposite.
constexpr bool is_only_sum(const monomial& u) {
  return u.factors.size == 1 && u.factors[0].exponent == 1 && is_sum(u.factors[0].base) &&
         (u.coefficient == number(1) || u.coefficient == number(-1));
}
/// sum += u: if it is only a sum or its opposite, term by term.
constexpr void add_product(canonical_graph& g, polynomial& sum, monomial u) {
  sort(g, u);
  if (is_only_sum(u))
    add_into(g, sum, u.factors[0].base, u.coefficient);
  else
    sum.push_back(u);
}

constexpr void sort(polynomial& sum) {
  merge_sort(sum, [](const monomial& u, const monomial& v) { return order(u, v) < 0; });
}
/// The sum in order, with like terms as one; where (y + z)/2 comes twice, that is y + z, term by term.
constexpr polynomial collected(canonical_graph& g, polynomial& sum) {
  sort(sum);
  polynomial terms;
  for (const monomial& u : sum) {
    const bool joins = terms.size != 0 && like(terms[terms.size - 1], u) &&
                       foldable(terms[terms.size - 1].coefficient, u.coefficient);
    if (joins) {
      number& k = terms[terms.size - 1].coefficient;
      k = k + u.coefficient;  // j u + k u = (j + k) u: where u is finite
      if (k.is_zero()) --terms.size;
    } else if (!u.coefficient.is_zero()) {
      terms.push_back(u);
    }
  }
  bool has_sum = false;
  for (const monomial& u : terms) has_sum = has_sum || is_only_sum(u);
  if (!has_sum) return terms;
  polynomial parts;
  for (const monomial& u : terms) add_product(g, parts, u);
  return collected(g, parts);
}

}  // namespace nabla::core

#include <nabla/graph/multiply_out.hpp>
