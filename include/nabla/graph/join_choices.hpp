// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/collect_terms.hpp>

namespace nabla::core {

namespace detail {

/// The position of the first factor that chooses by the same condition as `like`, or of any choice;
/// or the end.
constexpr std::uint32_t choice_in(const monomial& u, term like = {}) {
  std::uint32_t k = 0;
  while (k < u.factors.size &&
         !(u.factors[k].exponent == 1 && u.factors[k].base.node_here().is_choice() &&
           (like.owner == nullptr || simplifying::same_condition(like, u.factors[k].base))))
    ++k;
  return k;
}
/// Puts u with one branch of its choice k into a sum.
constexpr void add_branch(canonical_graph& g, polynomial& sum, const monomial& u, std::uint32_t k,
                          term branch) {
  monomial product = u;
  remove_factor(product, k);
  multiply_into(g, product, branch, 1);
  if (product.coefficient.is_zero()) return;
  if (g.pass != canonical_pass::expanding) return add_product(g, sum, product);
  const polynomial products = multiplied_out(g, product);
  for (const monomial& v : products) add_product(g, sum, v);
}
constexpr std::uint32_t count_alike(const polynomial& sum, std::uint32_t from, term choice) {
  std::uint32_t count = 0;
  for (std::uint32_t k = from; k < sum.size; ++k)
    if (choice_in(sum[k], choice) < sum[k].factors.size) ++count;
  return count;
}
/// The sum with one choice for all that ask the same question.
constexpr polynomial with_one_choice(canonical_graph& g, const polynomial& sum, term choice) {
  polynomial others, where_true, where_false;
  for (const monomial& u : sum) {
    const std::uint32_t here = choice_in(u, choice);
    if (here == u.factors.size) {
      others.push_back(u);
      continue;
    }
    add_branch(g, where_true, u, here, if_true(u.factors[here].base));
    add_branch(g, where_false, u, here, if_false(u.factors[here].base));
  }
  const term p = term_of(g, where_true), q = term_of(g, where_false);
  add_into(g, others, term(g.nodes, where(condition_of(choice), p, q).in(g.nodes)), 1);
  return others;
}

}  // namespace detail

/// u where(c, p, q) + v where(c, r, s) = where(c, u p + v r, u q + v s): everywhere
constexpr bool join_choices(canonical_graph& g, polynomial& sum) {
  for (std::uint32_t i = 0; i < sum.size; ++i) {
    const std::uint32_t k = detail::choice_in(sum[i]);
    if (k == sum[i].factors.size) continue;
    const term choice = sum[i].factors[k].base;
    if (detail::count_alike(sum, i, choice) < 2) continue;
    sum = detail::with_one_choice(g, sum, choice);
    return true;
  }
  return false;
}

}  // namespace nabla::core

#include <nabla/graph/joining.hpp>
