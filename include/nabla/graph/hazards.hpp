// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/walk.hpp>

namespace nabla::core {

/// Whether an operand is marked whose derivative is part of n's. (The question of a choice has no
/// derivative.)
constexpr bool flows_from_an_operand(node n, const sequence<bool>& marked) {
  const bool from_a = n.a_is_node() && !n.is_choice() && marked.items[n.a()];
  return from_a || (n.b_is_node() && marked.items[n.b()]);
}

/// What could poison a derivative out of a branch that is not taken: only such a branch needs a
/// guard. Operations whose value or partial can be infinite or not a number; and partials that are
/// made of a variable, which may be NaN itself. (Not where the condition reads all that the
/// branch reads: it has no answer either then, and a layer of where(z > 0, z, 0) keeps one select a
/// neuron.)
class hazards {
  sequence<bool> infinite, varying;  // by node: there, or anywhere below
  sequence<std::uint64_t> read;      // by node: which variables it depends on, a bit each
  std::uint32_t words = 0;

 public:
  constexpr hazards() = default;
  /// `meaning` says, by node, which earlier node a variable stands for; it may be empty.
  constexpr explicit hazards(const graph& g, const sequence<node_index>& meaning = {}) {
    if (!has_choices(g)) return;
    infinite = varying = sequence<bool>(g.size());
    std::uint32_t variables = 0;
    for (node_index i = 0; i < g.size(); ++i)
      variables += g.kind(i) == node_kind::variable ? 1U : 0U;
    words = (variables + 63) / 64;
    read = sequence<std::uint64_t>(g.size() * words);
    for (node_index i = 0; i < g.size(); ++i) {
      const node n = g[i];
      if (meaning.size != 0 && meaning[i] != node::none) {
        copy_to(i, meaning[i]);
        continue;
      }
      infinite.items[i] = is_infinite(g, n) || flows_from_an_operand(n, infinite);
      varying.items[i] = has_varying_partial(g, n) || flows_from_an_operand(n, varying);
      if (n.kind() == node_kind::variable) {
        --variables;
        read.items[i * words + variables / 64] = std::uint64_t{1} << variables % 64;
      }
      if (n.traits().what < kind_traits::list) continue;
      for_each_operand(n, [&](node_index operand) {
        for (std::uint32_t k = 0; k < words; ++k)
          read.items[i * words + k] |= read.items[operand * words + k];
      });
    }
  }
  /// Whether a choice must guard the derivatives that go to one of its branches.
  constexpr bool in(node_index branch, node choice) const {
    if (infinite.items[branch] || !varying.items[branch]) return infinite.items[branch];
    for (std::uint32_t k = 0; k < words; ++k)
      if ((read.items[branch * words + k] & ~read.items[choice.a() * words + k]) != 0) return true;
    return false;
  }

 private:
  constexpr void copy_to(node_index i, node_index from) {
    infinite.items[i] = infinite.items[from];
    varying.items[i] = varying.items[from];
    for (std::uint32_t k = 0; k < words; ++k)
      read.items[i * words + k] = read.items[from * words + k];
  }
  static constexpr bool has_choices(const graph& g) {
    for (node_index i = 0; i < g.size(); ++i)
      if (g[i].is_choice()) return true;
    return false;
  }
  static constexpr bool is_infinite(const graph& g, node n) {
    const bool far_power =
        n.kind() == node_kind::power && (n.exponent() < 0 || n.exponent() > 4);  // 1e62^5 overflows
    return n.kind() == node_kind::divide || far_power ||
           (n.kind() == node_kind::call && !g.functions.items[n.b()]->finite);
  }
  static constexpr bool has_varying_partial(const graph& g, node n) {
    if (n.kind() == node_kind::multiply) return !g.is_fixed(n.a()) && !g.is_fixed(n.b());
    return n.kind() == node_kind::power || n.kind() == node_kind::call ||
           n.kind() == node_kind::product || n.kind() == node_kind::largest;
  }
};

}  // namespace nabla::core
