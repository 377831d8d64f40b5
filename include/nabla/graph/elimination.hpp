// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>

#include <nabla/graph/differentiate.hpp>
#include <nabla/meta/heap.hpp>

namespace nabla::core {

/// The derivatives of some terms as a weighted graph: a vertex for each node and each output, an
/// edge for each operand, weighted with the partial derivative. Eliminating a vertex joins each edge
/// into it with each edge out of it; when only inputs and outputs are left, the edges are the
/// Jacobian. (Griewank and Walther, Evaluating Derivatives, chapter 9.) `Algebra` adds and
/// multiplies weights: terms, or what they would cost.
template <class Algebra>
struct linearized {
  using weight = typename Algebra::weight;
  struct edge {
    node_index from, to;
    weight value;
    bool gone = false;
    std::uint32_t next_in = none, next_out = none;
  };
  static constexpr std::uint32_t none = 0xFFFFFFFF;
  sequence<edge> edges;
  sequence<std::uint32_t> first_in, first_out;  // lists of edges, by vertex
  sequence<std::uint32_t> in_degree, out_degree;
  sequence<node_index> inner;  // the vertices to eliminate, operands first
  /// Of a symmetric Jacobian only the lower half is wanted: by vertex the first input that leads to
  /// it, and the last output it leads to.
  sequence<std::uint32_t> first_input, last_output;

  constexpr explicit linearized(std::uint32_t vertices)
      : first_in(vertices, none),
        first_out(vertices, none),
        in_degree(vertices),
        out_degree(vertices),
        edge_from(vertices, none) {}

  template <class Other>
  constexpr linearized(const linearized<Other>& other, Algebra algebra)
      : first_in(other.first_in),
        first_out(other.first_out),
        in_degree(other.in_degree),
        out_degree(other.out_degree),
        inner(other.inner),
        first_input(other.first_input),
        last_output(other.last_output),
        edge_from(other.first_in.size, none) {
    edges.reserve(4 * other.edges.size);
    for (const auto& it : other.edges)
      edges.push_back(
          {it.from, it.to, algebra.converted(it.value), it.gone, it.next_in, it.next_out});
  }

  constexpr void add_edge(node_index from, node_index to, const weight& value) {
    edges.push_back({from, to, value, false, first_in.items[to], first_out.items[from]});
    first_in.items[to] = first_out.items[from] = edges.size - 1;
    ++in_degree.items[to];
    ++out_degree.items[from];
  }
  constexpr bool is_wanted(node_index from, node_index to) const {
    return first_input.size == 0 || first_input.items[from] <= last_output.items[to];
  }
  constexpr void eliminate(node_index v, Algebra& algebra) {
    for (std::uint32_t out = first_out.items[v]; out != none; out = edges.items[out].next_out)
      if (!edges.items[out].gone) join(v, out, algebra);
    for (std::uint32_t in = first_in.items[v]; in != none; in = edges.items[in].next_in)
      remove(edges.items[in]);
    for (std::uint32_t out = first_out.items[v]; out != none; out = edges.items[out].next_out)
      remove(edges.items[out]);
  }
  constexpr sequence<node_index> neighbours_of(node_index v) const {
    sequence<node_index> all;
    for (std::uint32_t in = first_in.items[v]; in != none; in = edges.items[in].next_in)
      if (!edges.items[in].gone) all.push_back(edges.items[in].from);
    for (std::uint32_t out = first_out.items[v]; out != none; out = edges.items[out].next_out)
      if (!edges.items[out].gone) all.push_back(edges.items[out].to);
    return all;
  }
  constexpr std::uint64_t paths_through(node_index v) const {
    return std::uint64_t{in_degree.items[v]} * out_degree.items[v];
  }

 private:
  sequence<std::uint32_t> edge_from;  // to the vertex at hand

  constexpr void remove(edge& it) {
    if (it.gone) return;
    it.gone = true;
    --out_degree.items[it.from];
    --in_degree.items[it.to];
  }
  /// Joins each edge into v with one out of it.
  constexpr void join(node_index v, std::uint32_t out, Algebra& algebra) {
    const node_index to = edges.items[out].to;
    const weight factor = edges.items[out].value;
    for (std::uint32_t* link = &first_in.items[to]; *link != none;) {
      edge& it = edges.items[*link];
      if (it.gone) {
        *link = it.next_in;
        continue;
      }
      edge_from.items[it.from] = *link;
      link = &it.next_in;
    }
    const std::uint32_t before = first_in.items[to];
    for (std::uint32_t in = first_in.items[v]; in != none; in = edges.items[in].next_in) {
      if (edges.items[in].gone) continue;
      const node_index from = edges.items[in].from;
      if (!is_wanted(from, to)) continue;
      const weight part = algebra.product(factor, edges.items[in].value);
      if (const std::uint32_t known = edge_from.items[from]; known != none)
        edges.items[known].value = algebra.sum(edges.items[known].value, part);
      else
        add_edge(from, to, part);
    }
    for (std::uint32_t in = before; in != none; in = edges.items[in].next_in)
      edge_from.items[edges.items[in].from] = none;
  }
};

/// Weights are terms.
struct term_algebra {
  using weight = guarded;
  graph& g;
  constexpr guarded sum(const guarded& u, const guarded& v) const { return core::sum(g, u, v); }
  constexpr guarded product(const guarded& u, const guarded& v) const {
    return core::product(g, u, v);
  }
  static constexpr const guarded& converted(const guarded& u) { return u; }
};

/// Counts operations; a weight is what is known of it.
struct counting_algebra {
  enum weight : unsigned char { unit, fixed, varying };
  std::uint32_t operations = 0;

  static constexpr weight converted(const guarded& u) {
    if (u.conditional() || !u.value.is_constant()) return varying;
    return u.value.is_number(1) || u.value.is_number(-1) ? unit : fixed;
  }
  constexpr weight sum(weight u, weight v) {
    if (u != varying && v != varying) return fixed;
    ++operations;
    return varying;
  }
  constexpr weight product(weight u, weight v) {
    if (u == unit || v == unit) return u == unit ? v : u;
    if (u == fixed && v == fixed) return fixed;
    ++operations;
    return varying;
  }
};

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
      : g(its), waiting(its.first_in.size, false) {
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
        ends(its.first_in.size * words, 0U) {
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
      const sequence<node_index> neighbours = remaining.neighbours_of(v);
      remaining.eliminate(v, counting);
      for (const node_index u : neighbours) queue.update(u);
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
