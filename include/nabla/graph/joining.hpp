// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/sums_of_products.hpp>

// Terms of a sum that belong together: choices by one condition, fractions of one divisor, products
// of one factor, and products that meet like terms when they are multiplied out.

namespace nabla::core {

/// The position of the first factor that chooses by the same condition as `like`, or of any choice;
/// or the end.
constexpr std::uint32_t sums_of_products::choice_in(const addend& u, term like) const {
  std::uint32_t k = 0;
  while (k < u.factors.size &&
         !(u.factors[k].exponent == 1 && u.factors[k].base.node_here().is_choice() &&
           (like.owner == nullptr || simplifying::same_condition(like, u.factors[k].base))))
    ++k;
  return k;
}
/// Puts u with one branch of its choice k into a sum.
constexpr void sums_of_products::add_branch(sequence<addend>& addends, const addend& u,
                                            std::uint32_t k, term branch) {
  addend product = u;
  product.factors.size = 0;
  for (std::uint32_t i = 0; i < u.factors.size; ++i)
    if (i != k) product.factors.push_back(u.factors[i]);
  multiply_into(product, branch, 1);
  if (product.coefficient.is_zero()) return;
  add_product(addends, product);
}
/// u where(c, p, q) + v where(c, r, s) = where(c, u p + v r, u q + v s): everywhere
constexpr bool sums_of_products::join_choices(sequence<addend>& addends) {
  for (std::uint32_t i = 0; i < addends.size; ++i) {
    const std::uint32_t k = choice_in(addends[i]);
    if (k == addends[i].factors.size) continue;
    const term choice = addends[i].factors[k].base;
    std::uint32_t joined = 0;
    for (std::uint32_t j = i; j < addends.size; ++j)
      if (choice_in(addends[j], choice) < addends[j].factors.size) ++joined;
    if (joined < 2) continue;
    sequence<addend> others, where_true, where_false;
    for (const addend& u : addends) {
      const std::uint32_t here = choice_in(u, choice);
      if (here == u.factors.size) {
        others.push_back(u);
        continue;
      }
      add_branch(where_true, u, here, if_true(u.factors[here].base));
      add_branch(where_false, u, here, if_false(u.factors[here].base));
    }
    const term p = finished(where_true), q = finished(where_false);
    add_into(others, term(to, where(condition_of(choice), p, q).in(to)), 1);
    addends = others;
    return true;
  }
  return false;
}

/// Whether a sum may become shorter: a product in it can be multiplied out, or two have a sum or a
/// root in common.
constexpr bool sums_of_products::is_joinable(const sequence<addend>& addends) const {
  for (std::uint32_t i = 0; i < addends.size; ++i)
    for (const factor& f : addends[i].factors) {
      if (is_sum(f.base.node_here()) && f.exponent > 0) return true;
      if (!is_sum(f.base.node_here()) && root_of(f.base) == 1) continue;
      for (std::uint32_t k = i + 1; k < addends.size; ++k)
        if (exponent_of(addends[k], f.base) != 0) return true;
    }
  return false;
}
/// Of how many products the product consists when it is multiplied out; a number above the most
/// where those are many.
constexpr std::uint32_t sums_of_products::count_products(const addend& product) {
  std::uint32_t count = 1;
  for (const factor& f : product.factors) {
    if (f.exponent < 0 || !is_sum(f.base.node_here())) continue;
    std::uint32_t terms = 1;
    for (term u = f.base; is_sum(u.node_here()) && terms <= most_products; u = u.a()) ++terms;
    for (int n = 0; n < f.exponent && count <= most_products; ++n) count *= terms;
  }
  return count;
}
/// How many numbers, variables and functions are written for it.
constexpr int sums_of_products::length_of(term u) const {
  int length = 0;
  sequence<term> open(1, u);
  while (open.size != 0) {
    const term v = open.pop_back();
    const node n = v.node_here();
    const bool is_written =
        n.is_constant() || n.kind() == node_kind::variable || n.kind() == node_kind::call;
    if (is_written) ++length;
    if (is_written && (n.kind() != node_kind::call || !n.a_is_node())) continue;
    open.push_back(v.a());
    if (n.b_is_node()) open.push_back(v.b());
  }
  return length;
}
constexpr int sums_of_products::length_of_factors(const addend& u) const {
  int length = u.coefficient == number(1) || u.coefficient == number(-1) ? 0 : 1;
  for (const factor& f : u.factors) length += length_of(f.base);
  return length;
}
/// The same with the 1 that is alone above a fraction bar.
constexpr int sums_of_products::length_of(const addend& u) const {
  bool has_numerator = u.coefficient != number(1) && u.coefficient != number(-1);
  for (const factor& f : u.factors) has_numerator = has_numerator || f.exponent > 0;
  return length_of_factors(u) + (has_numerator ? 0 : 1);
}
constexpr int sums_of_products::length_of(const sequence<addend>& addends) const {
  int length = 0;
  for (const addend& u : addends) length += length_of(u);
  return length;
}
constexpr int sums_of_products::exponent_of(const addend& u, term base) {
  for (const factor& f : u.factors)
    if (f.base.index == base.index) return f.exponent;
  return 0;
}
/// The n for which base^n is what a root was taken of; 1 if base is not a root.
constexpr int sums_of_products::root_of(term base) const {
  return base.is(node_kind::call) ? to.function_at(base.node_here().b())->root : 1;
}
/// p/b + q/b^2 = (p b + q)/b^2 and p b + q b = (p + q) b for a sum or a root b, where b != 0; if
/// that is shorter.
constexpr bool sums_of_products::join_products(sequence<addend>& addends) {
  for (std::uint32_t i = 0; i < addends.size; ++i)
    for (const factor& f : addends[i].factors) {
      if (!is_sum(f.base.node_here()) && root_of(f.base) == 1) continue;
      std::uint32_t first = 0;
      while (exponent_of(addends[first], f.base) == 0) ++first;
      if (first == i && factor_out(addends, f.base)) return true;  // once for each base
    }
  return false;
}
constexpr bool sums_of_products::factor_out(sequence<addend>& addends, term base) {
  std::uint32_t count = 0;
  for (const addend& u : addends) count += exponent_of(u, base) != 0 ? 1U : 0U;
  if (count < 2 || count > most_products) return false;
  sequence<addend> with_base, others;
  for (const addend& u : addends) (exponent_of(u, base) != 0 ? with_base : others).push_back(u);
  addend common = common_factors(with_base);
  sequence<addend> rest;
  for (const addend& u : with_base) {
    const addend quotient = divided(u, common);
    if (count_products(quotient) > most_products) return false;
    for (const addend& product : products_of(quotient)) rest.push_back(product);
  }
  sequence<addend> collected = collected_terms(rest);
  common.coefficient = content_of(collected);
  for (addend& u : collected) u.coefficient = u.coefficient / common.coefficient;
  if (length_of(collected) + length_of_factors(common) >= length_of(with_base)) return false;
  multiply_into(common, finished(collected), 1);
  add_product(others, common);
  addends = others;
  return true;
}
/// What is in all of the products, with the lowest exponents; of a root's those by which its
/// argument can make up.
constexpr sums_of_products::addend sums_of_products::common_factors(
    const sequence<addend>& products) const {
  addend common{1, {}, 0};
  for (const factor& f : products[0].factors) {
    factor shared = f;
    bool in_all = true;
    for (const addend& u : products) {
      const int n = exponent_of(u, f.base);
      in_all = in_all && n != 0 && (n - f.exponent) % root_of(f.base) == 0;
      if (n < shared.exponent) shared.exponent = n;
    }
    if (in_all) common.factors.push_back(shared);
  }
  return common;
}
constexpr sums_of_products::addend sums_of_products::divided(addend u, const addend& common) {
  for (const factor& f : common.factors) {
    const int n = exponent_of(u, f.base), missing = n - f.exponent, root = root_of(f.base);
    multiply_factor(u, f.base, root == 1 ? -f.exponent : -n);
    if (root > 1 && missing != 0) multiply_into(u, f.base.a(), missing / root);
  }
  return u;
}
/// The largest fraction of which all coefficients are multiples, negative where they all are.
constexpr number sums_of_products::content_of(const sequence<addend>& products) {
  wide_integer above = 0, below = 1;
  bool all_negative = true;
  for (const addend& u : products) {
    if (!u.coefficient.is_exact()) return 1;
    all_negative = all_negative && u.coefficient.is_negative();
    above = detail::common_divisor(above, u.coefficient.numerator);
    const number least(below * u.coefficient.denominator,
                       detail::common_divisor(below, u.coefficient.denominator));
    if (!least.is_integer()) return 1;
    below = least.numerator;
  }
  return above == 0 ? number(1) : number(all_negative ? -above : above, below);
}
/// u (v + w) + z = u v + u w + z, everywhere; where u v or u w is like another term, and that makes
/// it shorter.
constexpr bool sums_of_products::distribute_alike(sequence<addend>& addends) {
  bool has_products = false;
  for (const addend& u : addends) has_products = has_products || count_products(u) > 1;
  if (!has_products) return false;
  sequence<addend> products;
  for (std::uint32_t i = 0; i < addends.size; ++i) {
    addends[i].origin = i;
    if (count_products(addends[i]) > most_products) {
      products.push_back(addends[i]);
      continue;
    }
    for (const addend& product : products_of(addends[i])) products.push_back(product);
  }
  merge_sort(products, [this](const addend& u, const addend& v) { return order(u, v) < 0; });
  sequence<bool> meets(addends.size, false);
  for (std::uint32_t k = 1; k < products.size; ++k) {
    const addend &u = products[k - 1], &v = products[k];
    if (u.origin != v.origin && like(u, v)) meets[u.origin] = meets[v.origin] = true;
  }
  sequence<addend> distributed;
  for (const addend& u : addends)
    if (!meets[u.origin]) distributed.push_back(u);
  for (const addend& product : products)
    if (meets[product.origin]) distributed.push_back(product);
  const sequence<addend> collected = collected_terms(distributed);
  if (length_of(collected) >= length_of(addends)) return false;
  addends = collected;
  return true;
}

}  // namespace nabla::core
