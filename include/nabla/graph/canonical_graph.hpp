// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/monomial.hpp>
#include <nabla/meta/merge_sort.hpp>

namespace nabla::core {

/// How a canonical form is made: as it comes; then of that, with terms joined where that is shorter;
/// or multiplied out.
enum class canonical_pass { first, joining, expanding };

/// The graph in which canonical terms are made, and what has been found out about its sums.
struct canonical_graph {
  graph& nodes;
  canonical_pass pass;
  bool may_join = false;                ///< whether a second pass will find something to join
  sequence<int> degrees = {};           ///< of sums, by node
  sequence<node_index> opposites = {};  ///< of sums, by node, where it has been asked for
};

/// The canonical term of a sum, and of a product. What they are made with needs them too, for the
/// opposite of a sum and for a common factor: each header up to canonical_term.hpp ends with the
/// next.
constexpr term term_of(canonical_graph& g, polynomial& sum);
constexpr term term_of(canonical_graph& g, monomial& product);

constexpr int degree_of(const canonical_graph& g, term base) {
  if (base.is(node_kind::variable)) return 1;
  return base.index < g.degrees.size ? g.degrees[base.index] : 0;
}
constexpr void set_degree(canonical_graph& g, term sum, int degree) {
  while (g.degrees.size <= sum.index) g.degrees.push_back(0);
  g.degrees[sum.index] = degree;
}
/// Puts the factors in order, without those that have cancelled, and adds up the degree.
constexpr void sort(const canonical_graph& g, monomial& product) {
  std::uint32_t kept = 0;
  for (const factor& f : product.factors)
    if (f.exponent != 0) product.factors[kept++] = f;
  product.factors.size = kept;
  merge_sort(product.factors, [&g](const factor& u, const factor& v) {
    return compare(g.nodes, u.base.index, v.base.index) < 0;
  });
  product.degree = 0;
  for (const factor& f : product.factors) product.degree += f.exponent * degree_of(g, f.base);
}

/// The node with its operands in the order in which they stand in text.
constexpr term ordered(canonical_graph& g, node_kind kind, term u, term v) {
  return {g.nodes, g.nodes.intern(node(kind, u.in(g.nodes), v.in(g.nodes)))};
}
constexpr term number_in(canonical_graph& g, number u) { return {g.nodes, g.nodes.constant(u)}; }

}  // namespace nabla::core
