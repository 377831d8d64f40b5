// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/collect_terms.hpp>

namespace nabla::core {

/// Whether multiplying out distributes over it.
constexpr bool is_sum_above(const factor& f) { return f.exponent > 0 && is_sum(f.base); }

/// A product with more terms is not multiplied out to see whether that is shorter.
inline constexpr std::uint32_t most_products = 24;

/// How many terms the product has when it is multiplied out; a number above the most where those
/// are many.
constexpr std::uint32_t count_products(const monomial& product) {
  std::uint32_t count = 1;
  for (const factor& f : product.factors) {
    if (!is_sum_above(f)) continue;
    std::uint32_t terms = 1;
    for (term u = f.base; is_sum(u) && terms <= most_products; u = u.a()) ++terms;
    for (int n = 0; n < f.exponent && count <= most_products; ++n) count *= terms;
  }
  return count;
}

namespace detail {

constexpr monomial product_of(canonical_graph& g, monomial u, const monomial& v) {
  multiply_number(g, u, v.coefficient);
  for (const factor& f : v.factors) multiply_factor(g, u, f.base, f.exponent);
  sort(g, u);
  return u;
}

}  // namespace detail

/// The product of sums as a sum of products: u (v + w) = u v + u w.
constexpr polynomial multiplied_out(canonical_graph& g, const monomial& product) {
  monomial rest{product.coefficient, {}, 0, product.origin};
  for (const factor& f : product.factors)
    if (!is_sum_above(f)) rest.factors.push_back(f);
  sort(g, rest);
  polynomial terms(1, rest);
  for (const factor& f : product.factors) {
    if (!is_sum_above(f)) continue;
    polynomial summands;
    add_into(g, summands, f.base, 1);
    for (int n = 0; n < f.exponent; ++n) {
      polynomial products;
      for (const monomial& u : terms)
        for (const monomial& v : summands) products.push_back(detail::product_of(g, u, v));
      terms = products;
    }
  }
  return terms;
}

}  // namespace nabla::core

#include <nabla/graph/join_choices.hpp>
