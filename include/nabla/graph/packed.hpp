// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

// Arrays of which only some elements are stored. The list of such an array is 0 and then the stored
// elements; its shape says where they lie.

namespace nabla::core {

constexpr bool is_packed(const graph& g, node_index i) {
  return g[i].kind() == node_kind::list && g.shape_of(i).is_packed();
}

/// Shows `take` the stored elements of a packed list, each with its position in the array.
template <class Take>
constexpr void for_each_stored(const graph& g, node_index list, Take take) {
  const shape s = g.shape_of(list);
  node_index rest = g[list].b();
  for (std::uint32_t left = s.positions; left > 0; --left) {
    const std::uint32_t position = g.position_at(s.first_position + s.positions - left);
    take(left > 1 ? g[rest].a() : rest, position);
    rest = g[rest].b();
  }
}
/// Where the element at a position of a square matrix has its mirror image.
constexpr std::uint32_t mirrored(const shape& s, std::uint32_t position) {
  return position % s.columns * s.columns + position / s.columns;
}
/// All elements of a packed list, by position.
constexpr sequence<node_index> unpacked(const graph& g, node_index list) {
  const shape s = g.shape_of(list);
  sequence<node_index> elements(s.size(), g[list].a());
  for_each_stored(g, list, [&](node_index stored_element, std::uint32_t its_position) {
    elements.items[its_position] = stored_element;
    if (s.stored == storage::symmetric) elements.items[mirrored(s, its_position)] = stored_element;
  });
  return elements;
}

}  // namespace nabla::core
