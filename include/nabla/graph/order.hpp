// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/operators.hpp>
#include <nabla/graph/row_range.hpp>
#include <nabla/graph/variable_name.hpp>

namespace nabla::core {

namespace detail {

/// Where a factor stands in a product: named constants, variables, sums, calls, all else.
constexpr int rank(node n) {
  if (n.is_constant()) return 0;
  if (n.kind() == node_kind::call) return n.a_is_node() ? 4 : 1;
  if (n.kind() == node_kind::variable) return 2;
  return n.kind() == node_kind::add || n.kind() == node_kind::subtract ? 3 : 5;
}
constexpr int sign_of(auto u, auto v) { return u < v ? -1 : v < u ? 1 : 0; }
/// Two structural nodes of one kind and one first operand.
constexpr int compare_structure(const graph& g, node_index i, node_index j) {
  const node m = g[i], n = g[j];
  if (m.kind() == node_kind::position) return sign_of(g.shape_of(i).rows, g.shape_of(j).rows);
  if (!m.b_is_node()) return sign_of(m.b(), n.b());
  const row_range r = row_range_at(g, m.b()), q = row_range_at(g, n.b());
  if (r.start != q.start) return sign_of(r.start, q.start);
  if (r.step != q.step) return sign_of(r.step, q.step);
  return r.size != q.size ? sign_of(r.size, q.size) : sign_of(r.of, q.of);
}

}  // namespace detail

/// A total order of the terms of one graph that does not depend on how it was built: negative, zero
/// or positive. Equal operands are one node, so that only the first differing operand is looked
/// into: a walk, no recursion.
constexpr int compare(const graph& g, node_index i, node_index j) {
  while (i != j) {
    const node m = g[i], n = g[j];
    if (const int c = detail::sign_of(detail::rank(m), detail::rank(n)); c != 0) return c;
    if (m.is_constant()) return g.number_at(i) < g.number_at(j) ? -1 : 1;
    if (m.kind() != n.kind()) return detail::sign_of(m.kind(), n.kind());
    if (m.kind() == node_kind::variable) {
      const variable_name first(g, m.a()), second(g, n.a());
      if (const int c = first.view().compare(second.view()); c != 0) return c;
      return detail::sign_of(m.b(), n.b());
    }
    if (m.kind() == node_kind::call) {
      const function_info &f = *g.function_at(m.b()), &h = *g.function_at(n.b());
      if (const int c = f.name.compare(h.name); c != 0) return c;
      if (f.identity != h.identity)
        return f.identity < h.identity ? -1 : 1;  // two functions may have one name
      if (!m.a_is_node()) return 0;
    }
    if (m.kind() == node_kind::power && m.a() == n.a())
      return detail::sign_of(n.exponent(), m.exponent());  // x^3 before x^2
    const bool in_a = m.a_is_node() && m.a() != n.a();
    if (m.kind() == node_kind::count) return detail::sign_of(m.b(), n.b());
    if (m.kind() == node_kind::position ||
        (m.is_structural() && !in_a && m.kind() != node_kind::product))
      return detail::compare_structure(g, i, j);
    i = in_a ? m.a() : m.b();
    j = in_a ? n.a() : n.b();
  }
  return 0;
}

}  // namespace nabla::core
