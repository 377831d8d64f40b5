// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/join_choices.hpp>
#include <nabla/graph/multiply_out.hpp>
#include <nabla/graph/written_length.hpp>

// Terms of a sum that are shorter together: fractions of one divisor, products of one factor, and
// products that meet like terms when they are multiplied out.

namespace nabla::core {

/// The n for which base^n is what a root was taken of; 1 if base is not a root.
constexpr int root_of(term base) {
  return base.is(node_kind::call) ? base.owner->function_at(base.node_here().b())->root : 1;
}
/// Whether a sum may become shorter: a product in it can be multiplied out, or two have a sum or a
/// root in common.
constexpr bool is_joinable(const polynomial& sum) {
  for (std::uint32_t i = 0; i < sum.size; ++i)
    for (const factor& f : sum[i].factors) {
      if (is_sum_above(f)) return true;
      if (!is_sum(f.base) && root_of(f.base) == 1) continue;
      for (std::uint32_t k = i + 1; k < sum.size; ++k)
        if (exponent_of(sum[k], f.base) != 0) return true;
    }
  return false;
}

namespace detail {

/// What is in all of the products, with the lowest exponents; of a root's those by which its
/// argument can make up.
constexpr monomial common_factors(const polynomial& products) {
  monomial common{1, {}};
  for (const factor& f : products[0].factors) {
    factor shared = f;
    bool in_all = true;
    for (const monomial& u : products) {
      const int n = exponent_of(u, f.base);
      in_all = in_all && n != 0 && (n - f.exponent) % root_of(f.base) == 0;
      if (n < shared.exponent) shared.exponent = n;
    }
    if (in_all) common.factors.push_back(shared);
  }
  return common;
}
constexpr monomial quotient_by(canonical_graph& g, monomial u, const monomial& common) {
  for (const factor& f : common.factors) {
    const int n = exponent_of(u, f.base), missing = n - f.exponent, root = root_of(f.base);
    multiply_factor(g, u, f.base, root == 1 ? -f.exponent : -n);
    if (root > 1 && missing != 0) multiply_into(g, u, f.base.a(), missing / root);
  }
  return u;
}
/// The largest fraction of which all coefficients are multiples, negative where they all are.
constexpr number content_of(const polynomial& products) {
  wide_integer above = 0, below = 1;
  bool all_negative = true;
  for (const monomial& u : products) {
    if (!u.coefficient.is_exact()) return 1;
    all_negative = all_negative && u.coefficient.is_negative();
    above = common_divisor(above, u.coefficient.numerator);
    const number least(below * u.coefficient.denominator,
                       common_divisor(below, u.coefficient.denominator));
    if (!least.is_integer()) return 1;
    below = least.numerator;
  }
  return above == 0 ? number(1) : number(all_negative ? -above : above, below);
}
/// Multiplies a product out behind others, unless it has too many terms.
constexpr bool append_multiplied_out(canonical_graph& g, const monomial& product, polynomial& to) {
  if (count_products(product) > most_products) return false;
  for (const monomial& u : multiplied_out(g, product)) to.push_back(u);
  return true;
}
/// Takes the power of the base, and what else they have in common, out of the terms that have it.
constexpr bool factor_out(canonical_graph& g, polynomial& sum, term base) {
  polynomial with_base, others;
  for (const monomial& u : sum) (exponent_of(u, base) != 0 ? with_base : others).push_back(u);
  if (with_base.size < 2 || with_base.size > most_products) return false;
  monomial common = common_factors(with_base);
  polynomial quotients;
  for (const monomial& u : with_base)
    if (!append_multiplied_out(g, quotient_by(g, u, common), quotients)) return false;
  polynomial rest = collected(g, quotients);
  common.coefficient = content_of(rest);
  for (monomial& u : rest) u.coefficient = u.coefficient / common.coefficient;
  if (length_of(rest) + length_of_factors(common) >= length_of(with_base)) return false;
  multiply_into(g, common, term_of(g, rest), 1);
  add_product(g, others, common);
  sum = others;
  return true;
}

}  // namespace detail

/// p/b + q/b^2 = (p b + q)/b^2 and p b + q b = (p + q) b for a sum or a root b, where b != 0; if
/// that is shorter.
constexpr bool join_products(canonical_graph& g, polynomial& sum) {
  for (std::uint32_t i = 0; i < sum.size; ++i)
    for (const factor& f : sum[i].factors) {
      if (!is_sum(f.base) && root_of(f.base) == 1) continue;
      std::uint32_t first = 0;
      while (exponent_of(sum[first], f.base) == 0) ++first;
      if (first == i && detail::factor_out(g, sum, f.base)) return true;  // once for each base
    }
  return false;
}

namespace detail {

/// Whether a sum has a product that could be multiplied out.
constexpr bool has_products(const polynomial& sum) {
  for (const monomial& u : sum)
    if (count_products(u) > 1) return true;
  return false;
}
/// All terms multiplied out, in order; each knows its origin.
constexpr polynomial all_multiplied_out(canonical_graph& g, polynomial& sum) {
  polynomial products;
  for (std::uint32_t i = 0; i < sum.size; ++i) {
    sum[i].origin = i;
    if (!append_multiplied_out(g, sum[i], products)) products.push_back(sum[i]);
  }
  sort(products);
  return products;
}
/// By origin: whether one of its products is like one of another origin.
constexpr sequence<bool> meeting(const polynomial& products, std::uint32_t origins) {
  sequence<bool> meets(origins);
  for (std::uint32_t k = 1; k < products.size; ++k) {
    const monomial &u = products[k - 1], &v = products[k];
    if (u.origin != v.origin && like(u, v)) meets[u.origin] = meets[v.origin] = true;
  }
  return meets;
}

}  // namespace detail

/// u (v + w) + z = u v + u w + z, everywhere; where u v or u w is like another term, and that makes
/// it shorter.
constexpr bool distribute_alike(canonical_graph& g, polynomial& sum) {
  if (!detail::has_products(sum)) return false;
  const polynomial products = detail::all_multiplied_out(g, sum);
  const sequence<bool> meets = detail::meeting(products, sum.size);
  polynomial distributed;
  for (const monomial& u : sum)
    if (!meets[u.origin]) distributed.push_back(u);
  for (const monomial& product : products)
    if (meets[product.origin]) distributed.push_back(product);
  const polynomial terms = collected(g, distributed);
  if (length_of(terms) >= length_of(sum)) return false;
  sum = terms;
  return true;
}

}  // namespace nabla::core

#include <nabla/graph/canonical_term.hpp>
