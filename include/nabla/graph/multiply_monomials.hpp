// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/canonical_graph.hpp>

namespace nabla::core {

/// Whether a node has room for the exponent of n^exponent.
constexpr bool fits(std::int64_t exponent, node n) {
  return simplifying::fits_exponent(exponent * (n.kind() == node_kind::power ? n.exponent() : 1));
}
/// Whether u is a sum without a positive term: one that had any would begin with it.
constexpr bool is_all_negative(term u) {
  if (!is_sum(u)) return false;
  while (is_sum(u)) u = u.a();
  return u.is(node_kind::negate) || (u.is_constant() && u.value().is_negative());
}
/// The canonical form of -u for a sum u.
constexpr term opposite_of(canonical_graph& g, term u);

namespace detail {

/// Whether u and v are two sums, one of which is the other with all signs changed.
constexpr bool are_opposite(canonical_graph& g, term u, term v) {
  return u.index != v.index && is_sum(u) && is_sum(v) && opposite_of(g, u).index == v.index;
}
constexpr void remove_factor(monomial& product, std::uint32_t k) {
  for (; k + 1 < product.factors.size; ++k) product.factors[k] = product.factors[k + 1];
  --product.factors.size;
}

}  // namespace detail

/// product *= base^exponent. Of what cancels the exponent stays, as 0, so that the opposite of its base
/// finds it, in whatever order they come.
constexpr void multiply_factor(canonical_graph& g, monomial& product, term base, int exponent) {
  if (is_all_negative(base)) {  // (-x - y)/z is -(x + y)/z
    if (exponent % 2 != 0) product.coefficient = -product.coefficient;
    base = opposite_of(g, base);
  }
  const bool zero = base.is_number(0);  // below a fraction bar: undefined, however often
  for (std::uint32_t k = 0; k < product.factors.size; ++k) {
    factor& f = product.factors[k];
    const bool opposite = detail::are_opposite(g, f.base, base);
    if (f.base.index != base.index && !opposite) continue;
    if (!simplifying::fits_exponent(std::int64_t{f.exponent} + exponent)) continue;
    // Of two opposites, always the same one.
    const bool keeps = !opposite || compare(g.nodes, f.base.index, base.index) < 0;
    if (opposite && (keeps ? exponent : f.exponent) % 2 != 0)
      product.coefficient = -product.coefficient;
    if (!keeps) f.base = base;
    if (zero) return;
    f.exponent += exponent;  // u^m u^n = u^(m + n): where u != 0 if m or n < 0
    return;
  }
  product.factors.push_back({base, zero ? -1 : exponent});
}
/// A number that folds with the others goes into the coefficient.
constexpr void multiply_number(canonical_graph& g, monomial& product, number by) {
  if (foldable(product.coefficient, by))
    product.coefficient = product.coefficient * by;
  else
    multiply_factor(g, product, number_in(g, by), 1);
}
/// Whether u^exponent is a number that goes into the coefficient.
constexpr bool multiply_constant(monomial& product, term u, int exponent) {
  if (!u.is_constant() || (exponent < 0 && u.value().is_zero())) return false;
  const term folded = power(u.value(), exponent);
  const bool folds = folded.is_constant() && folded.owner == nullptr &&
                     foldable(product.coefficient, folded.value()) &&
                     (u.value().is_zero() || to<double>(folded.value()) != 0);
  if (folds) product.coefficient = product.coefficient * folded.value();
  return folds;
}
/// product *= u^exponent, for a canonical u.
constexpr void multiply_into(canonical_graph& g, monomial& product, term u, int exponent) {
  sequence<factor> open;
  open.push_back({u, exponent});
  while (open.size != 0) {
    const auto [v, n] = open.pop_back();
    if (v.is(node_kind::multiply) || v.is(node_kind::divide)) {
      open.push_back({v.b(), v.is(node_kind::divide) ? -n : n});
      open.push_back({v.a(), n});
    } else if (v.is(node_kind::negate)) {
      if (n % 2 != 0) product.coefficient = -product.coefficient;
      open.push_back({v.a(), n});
    } else if (v.is(node_kind::power) && fits(n, v.node_here())) {
      open.push_back({v.a(), n * v.node_here().exponent()});  // (u^m)^n: where u != 0 if m, n < 0
    } else if (!multiply_constant(product, v, n)) {
      multiply_factor(g, product, v, n);
    }
  }
}
/// A canonical term, taken apart as a product.
constexpr monomial monomial_of(canonical_graph& g, term u, number coefficient) {
  monomial product{coefficient, {}};
  multiply_into(g, product, u, 1);
  sort(g, product);
  return product;
}

}  // namespace nabla::core

#include <nabla/graph/collect_terms.hpp>
