// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/rewrite.hpp>
#include <nabla/graph/whole_array.hpp>

// The sums over the samples in a function: what one pass over the data finds, from which the rest
// follows.

namespace nabla::core {

constexpr bool is_over_samples(node n) {
  return (n.kind() == node_kind::reduce || n.kind() == node_kind::largest) &&
         (n.b() & over_samples) != 0;
}
/// The function with a variable of that name in the place of the number of samples.
template <class Graph>
constexpr node_index with_count_known(const Graph& g, node_index root, std::string_view name,
                                      graph& to) {
  return rewrite(g, reachable_from(g, root), to, [&](node_index i, const node_index*) {
    const bool counts = g[i].kind() == node_kind::count && g[i].b() == 0;
    return counts ? to.variable(name, whole(1, 1)) : node_index{node::none};
  })[root];
}
/// The sums over samples, and largest values, that need no other: those of the first pass. (Templates,
/// so that only who divides data pays for them.)
template <class Graph>
constexpr sequence<node_index> first_sums(const Graph& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  sequence<bool> depends(root + 1);
  sequence<node_index> sums;
  for (node_index i = 0; i <= root; ++i) {
    if (!needed[i]) continue;
    const node n = g[i];
    if (n.traits().what >= kind_traits::list)
      for_each_operand(n, [&](node_index operand) {
        depends.items[i] =
            depends.items[i] || depends.items[operand] || is_over_samples(g[operand]);
      });
    if (is_over_samples(n) && !depends.items[i]) sums.push_back(i);
  }
  return sums;
}
/// The function with parts of an array of that name in the place of these sums, one after another.
template <class Graph>
constexpr node_index with_sums_known(const Graph& g, node_index root,
                                     const sequence<node_index>& sums, std::string_view name,
                                     graph& to) {
  sequence<std::uint32_t> begins(root + 1, node::none);
  std::uint32_t length = 0;
  for (const node_index sum : sums) {
    begins.items[sum] = length;
    length += g.shape_of(sum).size();
  }
  return rewrite(g, reachable_from(g, root), to, [&](node_index i, const node_index*) {
    if (begins.items[i] == node::none) return node_index{node::none};
    const shape s = g.shape_of(i);
    return to.part_of_variable(name, begins.items[i], whole(s.rows, s.columns));
  })[root];
}

}  // namespace nabla::core
