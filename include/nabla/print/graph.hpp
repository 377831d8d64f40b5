// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/full_name.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

namespace detail {

/// Writes the kind of node i, then its operands: multiply %1 %3.
constexpr void write_graph_node(characters& out, const auto& g, node_index i) {
  const node n = g[i];
  out << n.traits().name;
  switch (n.traits().what) {
    case kind_traits::number:
      out << " ";
      return write_number(out, g.number_at(i));
    case kind_traits::symbol:
      if (n.kind() == node_kind::variable) out << " " << full_name(g, i).view();
      return;
    case kind_traits::call:
      out << " " << g.function_at(n.b())->name;
      break;
    case kind_traits::data:
    case kind_traits::list:
    case kind_traits::operation:
    case kind_traits::structure:
    case kind_traits::choice:
      break;
  }
  for_each_operand(n, [&](node_index operand) {
    if (g[operand].traits().what != kind_traits::data) out << " %" << std::int64_t{operand};
  });
  if (n.kind() == node_kind::power) out << " " << std::int64_t{n.exponent()};
}

}  // namespace detail

/// Writes the nodes that the root needs, operands before users, as the graph holds them: a line for
/// each, `%6 = multiply %1 %3`. The words that hold names and long numbers are left out.
constexpr void write_graph(characters& out, const auto& g, node_index root) {
  const sequence<bool> needed = reachable_from(g, root);
  for (node_index i = 0; i <= root; ++i) {
    if (!needed[i] || g[i].traits().what == kind_traits::data) continue;
    out << "%" << std::int64_t{i} << " = ";
    detail::write_graph_node(out, g, i);
    out << "\n";
  }
}

}  // namespace nabla::core
