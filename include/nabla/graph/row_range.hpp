// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// Rows start, start + step, ..., `size` of them, of an array that has `of` rows.
struct row_range {
  std::uint32_t start, step, size, of;
};
template <class Graph>
constexpr row_range row_range_at(const Graph& g, node_index chunk) {
  std::uint32_t parts[4]{};
  for (int k = 4; k-- > 0; chunk = g[chunk].a()) parts[k] = g[chunk].b();
  return {parts[0], parts[1], parts[2], parts[3]};
}
constexpr node_index intern_row_range(graph& g, const row_range& r) {
  node_index last = node::none;
  for (const std::uint32_t part : {r.start, r.step, r.size, r.of})
    last = g.intern(node(node_kind::chunk, last, part));
  return last;
}
}  // namespace nabla::core
