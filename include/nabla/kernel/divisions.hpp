// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/sharing.hpp>

namespace nabla::core::detail {

/// The function that node i calls, or `no_function`.
constexpr const function_info* function_called(const graph& g, node_index i) {
  return g.kind(i) == node_kind::call ? g.function_at(g.b(i)) : &no_function;
}
constexpr bool is_one(const graph& g, node_index i) {
  return g.is_constant(i) && g.number_at(i) == number(1);
}

/// Where derivatives divide, and how often each node is used.
struct divisions {
  const lowered& from;
  sequence<std::uint32_t> uses, by;  // by node: users, and quotients by it
  bool any = false;                  // whether there is a quotient in a derivative

  constexpr explicit divisions(const lowered& its) : from(its) {
    const graph& g = from.nodes;
    for (node_index i = 0; i <= from.root && !any; ++i)
      any = g.kind(i) == node_kind::divide && !from.verbatim.items[i];
    if (any) count(g);
  }
  constexpr bool is_reciprocal(node_index i) const {
    return from.nodes.kind(i) == node_kind::divide && is_one(from.nodes, from.nodes.a(i));
  }
  /// Whether quotient i becomes a product with the reciprocal of its divisor, which is infinite
  /// below 2^-1024, hence the facet `reciprocal_overflows`.
  constexpr bool becomes_product(node_index i) const {
    const node_index divisor = from.nodes.b(i);
    return by.items[divisor] > 1 && !is_reciprocal(i) &&
           !function_called(from.nodes, divisor)->reciprocal_overflows;
  }
  /// Whether a factor is a reciprocal that nothing else uses, and that the compiler does not know.
  constexpr bool becomes_divisor(node_index factor) const {
    return is_reciprocal(factor) && !from.nodes.is_fixed(factor) && !from.verbatim.items[factor] &&
           uses.items[factor] == 1 && by.items[from.nodes.b(factor)] == 1;
  }

 private:
  constexpr void count(const graph& g) {
    const sequence<bool> needed = reachable_from(g, from.root);
    uses = uses_among(g, needed);
    by = sequence<std::uint32_t>(from.root + 1);
    for (node_index i = 0; i <= from.root; ++i) {
      if (!needed.items[i] || g.kind(i) != node_kind::divide) continue;
      if (!from.verbatim.items[i] || is_reciprocal(i)) ++by.items[g.b(i)];
    }
  }
};

}  // namespace nabla::core::detail
