// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/kernel/array_operands.hpp>
#include <nabla/kernel/loop_ports.hpp>
#include <nabla/kernel/lower.hpp>

namespace nabla::core {

/// The body of one loop: a scalar graph, of what it reads and for what it writes.
template <class Graph, class Plan>
class loop_body {
 public:
  lowered code;
  loop_ports ports;
  sequence<node_index> inputs;  ///< the variables of `code` that stand for the loads

  constexpr loop_body(const Graph& its_graph, const Plan& its_plan, const array_step& its_step)
      : g(its_graph),
        plan(its_plan),
        step(its_step),
        unrolls(step.domain.varies && step.domain.size() == 1),
        made(its_graph.size(), nothing) {
    for (std::uint32_t k = 0; k < plan.write_count; ++k)
      if (is_here(plan.writes[k])) write(plan.writes[k]);
    ports.arrange(step.domain);
    finish();
  }

 private:
  const Graph& g;
  const Plan& plan;
  const array_step& step;
  bool unrolls;
  /// One element of a node, or the element that a round computes.
  struct element {
    node_index node;
    std::uint32_t row = 0, column = 0;
  };
  struct known_element {
    std::uint32_t position;
    node_index in_code;
    std::uint32_t next;
  };
  static constexpr std::uint32_t nothing = node::none;
  sequence<std::uint32_t> made;  // by node: the first of its known elements
  sequence<known_element> known;
  sequence<node_index> results;

  constexpr shape shape_of(node_index i) const { return g.shape_at(g[i].shape_index()); }
  constexpr bool is_here(const array_write& w) const {
    return w.level == step.level && (w.passes >> step.pass & 1) != 0 && w.domain() == step.domain;
  }

  /// The element of a node at a position of what the loop runs over.
  constexpr element element_of(node_index i, std::uint32_t row, std::uint32_t column) const {
    const shape s = shape_of(i);
    return {i, s.rows > 1 ? row : 0, s.columns > 1 ? column : 0};
  }
  constexpr std::uint32_t position_of(const element& e) const {
    return e.row * shape_of(e.node).columns + e.column;
  }
  constexpr node_index place_of(const element& e) const {
    const std::uint32_t position = position_of(e);
    for (std::uint32_t k = made[e.node]; k != nothing; k = known[k].next)
      if (known[k].position == position) return known[k].in_code;
    return node::none;
  }
  constexpr void remember(const element& e, node_index in_code) {
    known.push_back({position_of(e), in_code, made[e.node]});
    made[e.node] = known.size - 1;
  }

  /// Whether the body computes the node, rather than reads it.
  constexpr bool computes(node_index i) const {
    const array_value& value = plan.values[i];
    if (!value.flows || !(loop_domain::of(shape_of(i)) == step.domain)) return false;
    return !value.is_stored || value.level == step.level;
  }
  /// The node that computes an element, made with all that it needs.
  constexpr node_index computed(const element& wanted) {
    sequence<element> open(1, wanted);
    sequence<element> operands;
    while (open.size != 0) {
      const element next = open[open.size - 1];
      operands.size = 0;
      if (place_of(next) == node::none && computes(next.node)) append_operands(next, operands);
      if (const bool is_ready = !push_missing(operands, open); !is_ready) continue;
      if (place_of(next) == node::none) remember(next, make(next, operands));
      --open.size;
    }
    return place_of(wanted);
  }
  constexpr bool push_missing(const sequence<element>& operands, sequence<element>& open) const {
    const std::uint32_t before = open.size;
    for (const element& operand : operands)
      if (place_of(operand) == node::none) open.push_back(operand);
    return open.size != before;
  }

  /// The elements that one of a computed node is made of, in order.
  constexpr void append_operands(const element& e, sequence<element>& to) const {
    const node n = g[e.node];
    if (n.kind() == node_kind::transpose) {
      to.push_back(element_of(n.a(), e.column, e.row));
    } else if (n.kind() == node_kind::slice) {
      const row_range r = row_range_at(g, n.b());
      to.push_back(element_of(n.a(), r.start + r.step * e.row, e.column));
    } else if (n.kind() == node_kind::spread) {
      const row_range r = row_range_at(g, n.b());
      const std::uint32_t distance = e.row - r.start;
      const bool is_there =
          e.row >= r.start && distance % r.step == 0 && distance / r.step < r.size;
      if (is_there) to.push_back(element_of(n.a(), distance / r.step, e.column));
    } else if (n.kind() == node_kind::reduce || n.kind() == node_kind::largest) {
      append_all(element_of(n.a(), e.row, e.column), n.b(), to);
    } else if (n.kind() == node_kind::product) {
      for (std::uint32_t k = 0; k < shape_of(n.a()).columns; ++k) {
        to.push_back(element_of(n.a(), e.row, k));
        to.push_back(element_of(n.b(), k, e.column));
      }
    } else {
      sequence<node_index> operands;
      append_array_operands(g, n, operands);
      for (const node_index operand : operands) to.push_back(element_of(operand, e.row, e.column));
    }
  }
  /// The elements from e on along rows, columns or both.
  constexpr void append_all(const element& e, std::uint32_t roles, sequence<element>& to) const {
    const shape s = shape_of(e.node);
    const std::uint32_t rows = (roles & over_rows) != 0 ? s.rows : 1,
                        columns = (roles & over_columns) != 0 ? s.columns : 1;
    for (std::uint32_t r = 0; r < rows; ++r)
      for (std::uint32_t c = 0; c < columns; ++c) to.push_back({e.node, e.row + r, e.column + c});
  }

  constexpr node_index make(const element& e, const sequence<element>& operands) {
    const node n = g[e.node];
    graph& to = code.nodes;
    if (n.is_constant()) return to.constant(g.number_at(e.node));
    if (n.kind() == node_kind::count && n.b() != 0) return to.constant(number(n.b()));
    if (n.kind() == node_kind::position && shape_of(e.node).rows == 1) return to.constant(0);
    if (n.kind() == node_kind::position || !computes(e.node)) return load(e);
    if (n.kind() == node_kind::spread && operands.size == 0) return to.constant(0);
    sequence<node_index> places;
    for (const element& operand : operands) places.push_back(place_of(operand));
    if (n.is_structural()) return make_structural(n, places);
    if (n.kind() == node_kind::call) return make_call(n, places);
    if (n.is_choice()) return make_choice(n.kind(), places[0], places[1], places[2], places[3]);
    return to.intern(node(n.kind(), places[0], n.b_is_node() ? places[1] : n.b()));
  }
  constexpr node_index make_structural(node n, const sequence<node_index>& parts) {
    if (n.kind() == node_kind::largest) return largest(parts);
    if (n.kind() != node_kind::product) return sum(parts);
    sequence<node_index> products;
    for (std::uint32_t k = 0; k < parts.size; k += 2)
      products.push_back(code.nodes.intern(node_kind::multiply, parts[k], parts[k + 1]));
    return sum(products);
  }
  constexpr node_index sum(const sequence<node_index>& parts) {
    node_index all = parts[0];
    for (std::uint32_t k = 1; k < parts.size; ++k)
      all = code.nodes.intern(node_kind::add, all, parts[k]);
    return all;
  }
  constexpr node_index largest(const sequence<node_index>& parts) {
    node_index all = parts[0];
    for (std::uint32_t k = 1; k < parts.size; ++k)
      all = make_choice(node_kind::if_less, all, parts[k], parts[k], all);
    return all;
  }
  constexpr node_index make_choice(node_kind kind, node_index u, node_index v, node_index p,
                                   node_index q) {
    graph& to = code.nodes;
    const node_index question = to.intern(node(node_kind::list, u, v));
    return to.intern(node(kind, question, to.intern(node(node_kind::list, p, q))));
  }
  constexpr node_index make_call(node n, const sequence<node_index>& arguments) {
    graph& to = code.nodes;
    node_index list = arguments.size == 0 ? node::none : arguments[arguments.size - 1];
    for (std::uint32_t k = arguments.size; k-- > 1;)
      list = to.intern(node(node_kind::list, arguments[k - 1], list));
    return to.intern(node(node_kind::call, list, to.function(g.function_at(n.b()))));
  }
  constexpr node_index load(const element& e) {
    const node n = g[e.node];
    loop_port port;
    port.at = plan.values[e.node].at;
    if (n.kind() == node_kind::count) port.at.where = array_place::samples_there;
    if (n.kind() == node_kind::position && computes(e.node))
      port.at = {array_place::numbering, 0, 0, 1, 0, 0};
    port.offset = port.at.distance(e.row, e.column);
    ports.loads.push_back(port);
    const node_index name = code.nodes.name("in");
    inputs.push_back(code.nodes.intern(node(node_kind::variable, name, inputs.size)));
    return inputs[inputs.size - 1];
  }

  /// An unrolled loop writes each element, and combines those along rows and columns itself.
  constexpr void write(const array_write& w) {
    const bool over_all_rows = (w.roles & over_rows) != 0,
               over_all_columns = (w.roles & over_columns) != 0;
    const std::uint32_t rows = unrolls && !over_all_rows ? w.extents.rows : 1,
                        columns = unrolls && !over_all_columns ? w.extents.columns : 1;
    for (std::uint32_t r = 0; r < rows; ++r)
      for (std::uint32_t c = 0; c < columns; ++c) write(w, r, c);
  }
  constexpr void write(const array_write& w, std::uint32_t r, std::uint32_t c) {
    sequence<element> elements;
    append_all(element_of(w.value, r, c), unrolls ? w.roles : 0U, elements);
    sequence<node_index> parts;
    for (const element& part : elements) parts.push_back(computed(part));
    results.push_back(w.is_largest ? largest(parts) : sum(parts));
    loop_port port;
    port.at = w.to;
    port.offset = w.to.distance(r, c);
    port.is_largest = w.is_largest;
    port.adds = w.adds;
    port.combines_samples = (w.roles & over_samples) != 0;
    port.combines_outer = !unrolls && (w.roles & over_rows) != 0;  // until lanes are chosen
    port.combines_lanes = !unrolls && (w.roles & over_columns) != 0;
    ports.stores.push_back(port);
  }

  constexpr void finish() {
    node_index list = results[results.size - 1];
    for (std::uint32_t k = results.size - 1; k-- > 0;)
      list = code.nodes.intern(node(node_kind::list, results[k], list));
    code.root = list;
  }
};

}  // namespace nabla::core
