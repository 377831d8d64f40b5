// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>

#include <nabla/graph/elimination.hpp>
#include <nabla/meta/heap.hpp>

namespace nabla::core {

namespace detail {

/// The inner vertices, each time the one with the fewest paths through it, and of several the first.
/// (Entries whose vertex has changed since are passed over.)
template <class Algebra>
class fewest_paths_first {
  const linearized<Algebra>& g;
  sequence<bool> waiting;  // by vertex
  heap<std::uint64_t> entries;

  constexpr std::uint64_t entry_of(node_index v) const { return g.paths_through(v) << 24 | v; }

 public:
  constexpr explicit fewest_paths_first(const linearized<Algebra>& its)
      : g(its), waiting(its.first_in.size) {
    for (const node_index v : g.inner) {
      waiting.items[v] = true;
      entries.push(entry_of(v));
    }
  }
  constexpr void update(node_index v) {
    if (waiting.items[v]) entries.push(entry_of(v));
  }
  /// The next vertex, or none.
  constexpr node_index next() {
    while (entries.size() != 0) {
      const std::uint64_t entry = entries.pop();
      const auto v = static_cast<node_index>(entry & node::none);
      if (!waiting.items[v] || entry != entry_of(v)) continue;
      waiting.items[v] = false;
      return v;
    }
    return node::none;
  }
};

}  // namespace detail

/// Counts the operations of eliminating all inner vertices from the inputs on, or from the outputs
/// back. Each edge takes a product for each end that it leads to, and all edges of a vertex but one
/// a sum.
template <class Algebra>
class sweep_counter {
  const linearized<Algebra>& l;
  bool forward;
  std::uint32_t words;
  sequence<std::uint64_t> ends;  // by vertex: which inputs (or outputs) lead to it, a bit each
  std::uint32_t operations = 0;

 public:
  constexpr sweep_counter(const linearized<Algebra>& its, bool goes_forward,
                          const sequence<node_index>& starts)
      : l(its),
        forward(goes_forward),
        words((starts.size + 63) / 64),
        ends(its.first_in.size * words) {
    for (std::uint32_t k = 0; k < starts.size; ++k)
      ends.items[starts.items[k] * words + k / 64] |= std::uint64_t{1} << k % 64;
  }
  constexpr std::uint32_t count(const sequence<node_index>& stops) {
    for (std::uint32_t k = 0; k < l.inner.size; ++k)
      pass(l.inner.items[forward ? k : l.inner.size - 1 - k]);
    for (const node_index v : stops) pass(v);
    return operations;
  }

 private:
  constexpr void pass(node_index v) {
    for (std::uint32_t w = 0; w < words; ++w) pass(v, w);
  }
  constexpr void pass(node_index v, std::uint32_t word) {
    const std::uint64_t wanted = wanted_ends(v, word);
    std::uint64_t all = 0;
    std::uint32_t parts = 0;
    for (std::uint32_t k = forward ? l.first_in.items[v] : l.first_out.items[v]; k != l.none;
         k = forward ? l.edges.items[k].next_in : l.edges.items[k].next_out) {
      const auto& edge = l.edges.items[k];
      const node_index other = forward ? edge.from : edge.to;
      const std::uint64_t its_ends = ends.items[other * words + word] & wanted;
      const auto count = static_cast<std::uint32_t>(std::popcount(its_ends));
      const bool starts = (forward ? l.in_degree : l.out_degree).items[other] == 0;
      if (!starts && edge.value != Algebra::unit) operations += count;
      parts += count;
      all |= its_ends;
    }
    ends.items[v * words + word] = all;
    operations += parts - static_cast<std::uint32_t>(std::popcount(all));
  }
  /// Of a symmetric Jacobian: the inputs up to v's last output, the outputs from its first input on.
  constexpr std::uint64_t wanted_ends(node_index v, std::uint32_t word) const {
    constexpr std::uint64_t every = ~std::uint64_t{0};
    if (l.first_input.size == 0) return every;
    const std::uint32_t edge = forward ? l.last_output.items[v] + 1 : l.first_input.items[v];
    if (edge / 64 != word) return (edge / 64 > word) == forward ? every : 0;
    const std::uint64_t below = (std::uint64_t{1} << edge % 64) - 1;
    return forward ? below : ~below;
  }
};

/// The order of elimination that takes each time the vertex with the fewest paths through it
/// (Markowitz), and what it costs.
template <class Algebra>
struct fewest_paths_plan {
  sequence<node_index> order;
  Algebra counting;

  constexpr explicit fewest_paths_plan(linearized<Algebra> remaining) {
    detail::fewest_paths_first<Algebra> queue(remaining);
    for (node_index v = queue.next(); v != node::none; v = queue.next()) {
      order.push_back(v);
      for (const node_index u : remaining.eliminate(v, counting)) queue.update(u);
    }
  }
};

/// The inner vertices in the order in which they are eliminated at the least cost: from the inputs
/// on (forward), from the outputs back (reverse), or those with the fewest paths first.
template <class Algebra>
constexpr sequence<node_index> cheapest_order(const linearized<Algebra>& l,
                                              const sequence<node_index>& inputs,
                                              const sequence<node_index>& outputs) {
  const linearized<counting_algebra> counted(l, counting_algebra());
  const std::uint32_t forward = sweep_counter(counted, true, inputs).count(outputs),
                      reverse = sweep_counter(counted, false, outputs).count(inputs);
  fewest_paths_plan plan(counted);
  if (plan.counting.operations < forward && plan.counting.operations < reverse) return plan.order;
  if (forward <= reverse) return l.inner;
  sequence<node_index> backwards;
  for (std::uint32_t k = l.inner.size; k-- > 0;) backwards.push_back(l.inner[k]);
  return backwards;
}

}  // namespace nabla::core
