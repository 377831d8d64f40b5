// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/order.hpp>

namespace nabla::core {

/// A canonical term to an integer power.
struct factor {
  term base;
  int exponent;
};

/// A number times powers of canonical terms: a product, or one term of a sum.
struct monomial {
  number coefficient;
  sequence<factor> factors;
  int degree = 0;
  std::uint32_t origin = 0;  ///< which term of a sum it comes from
};

/// A sum of monomials.
using polynomial = sequence<monomial>;

constexpr bool is_sum(node n) {
  return n.kind() == node_kind::add || n.kind() == node_kind::subtract;
}
constexpr bool is_sum(term u) { return is_sum(u.node_here()); }

/// Whether one is a number times the other.
constexpr bool like(const monomial& u, const monomial& v) {
  if (u.factors.size != v.factors.size) return false;
  for (std::uint32_t k = 0; k < u.factors.size; ++k)
    if (u.factors[k].base.index != v.factors[k].base.index ||
        u.factors[k].exponent != v.factors[k].exponent)
      return false;
  return true;
}

/// Which of them stands first in a sum: negative, zero or positive.
constexpr int order(const monomial& u, const monomial& v) {
  if (u.degree != v.degree) return detail::sign_of(v.degree, u.degree);
  for (std::uint32_t k = 0; k < u.factors.size && k < v.factors.size; ++k) {
    const term base = u.factors[k].base;
    if (const int c = compare(*base.owner, base.index, v.factors[k].base.index); c != 0) return c;
    if (const int c = detail::sign_of(v.factors[k].exponent, u.factors[k].exponent); c != 0)
      return c;
  }
  return detail::sign_of(u.factors.size, v.factors.size);
}

/// To which power the base is in u.
constexpr int exponent_of(const monomial& u, term base) {
  for (const factor& f : u.factors)
    if (f.base.index == base.index) return f.exponent;
  return 0;
}

}  // namespace nabla::core
