// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>
#include <nabla/graph/row_range.hpp>
#include <nabla/meta/sequence.hpp>

namespace nabla::core::detail {

/// What lies one below another: the last operands of a sum, if each is rows among zeros and
/// together they cover all rows.
struct stacked_rows {
  node_index before = node::none;  ///< the operands in front of them
  sequence<node_index> parts;      ///< from top to bottom; none if the sum ends otherwise
  bool are_scalars = true;
};

/// Tells what sums and products of whole arrays mean.
template <class Graph>
struct array_reading {
  const Graph& g;

  constexpr unsigned extents_of(node_index i) const {
    return g.shaped ? g.shape_of(i).roles() & (over_rows | over_columns) : 0;
  }
  constexpr bool has_elements(node_index i) const { return extents_of(i) != 0; }
  constexpr bool is_product_of_arrays(node_index i) const {
    return g[i].kind() == node_kind::product ||
           (g[i].kind() == node_kind::multiply && is_outer_product(g[i].a(), g[i].b()));
  }
  constexpr bool is_elementwise_product(node_index i) const {
    return g[i].kind() == node_kind::multiply && is_elementwise_product(g[i].a(), g[i].b());
  }
  /// (A column times a row is the same as a product of matrices.)
  constexpr bool is_elementwise_product(node_index u, node_index v) const {
    return has_elements(u) && has_elements(v) && !is_outer_product(u, v);
  }
  constexpr bool is_outer_product(node_index u, node_index v) const {
    return extents_of(u) == over_rows && extents_of(v) == over_columns;
  }
  constexpr stacked_rows stacked_in(node_kind sum, node_index u, node_index v) const {
    stacked_rows found;
    if (!g.shaped || !is_spread(v)) return found;
    found.before = u;
    insert(found.parts, v);
    while (g[found.before].kind() == sum && is_spread(g[found.before].b())) {
      insert(found.parts, g[found.before].b());
      found.before = g[found.before].a();
    }
    if (sum == node_kind::add && is_spread(found.before)) {
      insert(found.parts, found.before);
      found.before = node::none;
    }
    if (cover_all_rows(found.parts))
      take_operands(found);
    else
      found.parts.size = 0;
    return found;
  }
  /// Whether a node is nothing but that.
  constexpr bool is_stack(node_index i) const {
    if (g[i].kind() != node_kind::add) return false;
    const stacked_rows found = stacked_in(node_kind::add, g[i].a(), g[i].b());
    return found.parts.size > 0 && found.before == node::none;
  }

 private:
  constexpr bool is_spread(node_index i) const { return g[i].kind() == node_kind::spread; }
  constexpr row_range rows_at(node_index spread) const { return row_range_at(g, g[spread].b()); }
  constexpr void insert(sequence<node_index>& parts, node_index spread) const {
    parts.push_back(spread);
    for (std::uint32_t k = parts.size - 1; k > 0; --k) {
      if (rows_at(parts[k - 1]).start <= rows_at(parts[k]).start) return;
      const node_index lower = parts[k - 1];
      parts[k - 1] = parts[k];
      parts[k] = lower;
    }
  }
  constexpr bool cover_all_rows(const sequence<node_index>& parts) const {
    std::uint32_t covered = 0;
    for (const node_index i : parts) {
      const row_range rows = rows_at(i);
      const bool is_repeated = rows.size > 1 && (extents_of(g[i].a()) & over_rows) == 0;
      if (rows.start != covered || rows.step != 1 || is_repeated) return false;
      covered += rows.size;
    }
    return covered == rows_at(parts[0]).of;
  }
  constexpr void take_operands(stacked_rows& stacked) const {
    for (node_index& part : stacked.parts) {
      part = g[part].a();
      stacked.are_scalars = stacked.are_scalars && !has_elements(part);
    }
  }
};

}  // namespace nabla::core::detail
