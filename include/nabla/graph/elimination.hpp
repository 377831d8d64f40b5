// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/differentiate.hpp>

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
    bool gone;
    std::uint32_t next_in, next_out;
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
  /// The edges into v, and those out of it.
  constexpr sequence<std::uint32_t> edges_into(node_index v) const {
    sequence<std::uint32_t> left;
    for (std::uint32_t k = first_in.items[v]; k != none; k = edges.items[k].next_in)
      if (!edges.items[k].gone) left.push_back(k);
    return left;
  }
  constexpr sequence<std::uint32_t> edges_out_of(node_index v) const {
    sequence<std::uint32_t> left;
    for (std::uint32_t k = first_out.items[v]; k != none; k = edges.items[k].next_out)
      if (!edges.items[k].gone) left.push_back(k);
    return left;
  }
  /// Eliminates v; the result is the vertices whose edges have changed.
  constexpr sequence<node_index> eliminate(node_index v, Algebra& algebra) {
    const sequence<std::uint32_t> into = edges_into(v), out_of = edges_out_of(v);
    for (const std::uint32_t out : out_of) join(into, out, algebra);
    sequence<node_index> neighbours;
    for (const std::uint32_t in : into) neighbours.push_back(edges.items[in].from);
    for (const std::uint32_t out : out_of) neighbours.push_back(edges.items[out].to);
    for (const std::uint32_t in : into) remove(edges.items[in]);
    for (const std::uint32_t out : out_of) remove(edges.items[out]);
    return neighbours;
  }
  constexpr std::uint64_t paths_through(node_index v) const {
    return std::uint64_t{in_degree.items[v]} * out_degree.items[v];
  }

 private:
  sequence<std::uint32_t> edge_from;  // to the vertex at hand

  constexpr void remove(edge& it) {
    it.gone = true;
    --out_degree.items[it.from];
    --in_degree.items[it.to];
  }
  /// Joins each edge into a vertex with one out of it.
  constexpr void join(const sequence<std::uint32_t>& into, std::uint32_t out, Algebra& algebra) {
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
    for (const std::uint32_t in : into) {
      const node_index from = edges.items[in].from;
      if (first_input.size != 0 && first_input.items[from] > last_output.items[to]) continue;
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

}  // namespace nabla::core
