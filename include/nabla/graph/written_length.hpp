// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/monomial.hpp>

// How many numbers, variables and functions are written for a term: what canonical forms are
// compared by.

namespace nabla::core {

constexpr int length_of(term u) {
  int length = 0;
  sequence<term> open(1, u);
  while (open.size != 0) {
    const term v = open.pop_back();
    const kind_traits::role what = v.node_here().traits().what;
    const bool is_symbol = what == kind_traits::number || what == kind_traits::symbol;
    if (is_symbol || what == kind_traits::call) ++length;
    if (is_symbol || what == kind_traits::data) continue;
    for_each_operand(v.node_here(), [&](node_index k) { open.push_back({*v.owner, k}); });
  }
  return length;
}
constexpr bool is_sign(number u) { return u == number(1) || u == number(-1); }
constexpr int length_of_factors(const monomial& u) {
  int length = is_sign(u.coefficient) ? 0 : 1;
  for (const factor& f : u.factors) length += length_of(f.base);
  return length;
}
/// The same with the 1 that is alone above a fraction bar.
constexpr int length_of(const monomial& u) {
  bool has_numerator = !is_sign(u.coefficient);
  for (const factor& f : u.factors) has_numerator = has_numerator || f.exponent > 0;
  return length_of_factors(u) + (has_numerator ? 0 : 1);
}
constexpr int length_of(const polynomial& sum) {
  int length = 0;
  for (const monomial& u : sum) length += length_of(u);
  return length;
}

}  // namespace nabla::core
