// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

// Arrays of which only some elements are stored. The list of such an array is 0 and then the stored
// elements; its shape says where they lie. (Without a zero it begins with the first element instead,
// so that no node is there for nothing.)

namespace nabla::core {

constexpr bool is_packed(const graph& g, node_index i) {
  return g.kind(i) == node_kind::list && g.shape_of(i).is_packed();
}

struct stored_element {
  node_index at;
  std::uint32_t position;  // in the array
};
/// The stored elements of a packed list, in order.
constexpr sequence<stored_element> stored_elements(const graph& g, node_index list) {
  const shape s = g.shape_of(list);
  sequence<stored_element> stored;
  stored.reserve(s.positions);
  const std::uint32_t* const positions = g.positions_from(s.first_position);
  node_index rest = g.b(list);
  for (std::uint32_t k = 0; k < s.positions; ++k, rest = g.b(rest))
    stored.push_back({k + 1 < s.positions ? g.a(rest) : rest, positions[k]});
  return stored;
}
/// Where the element at a position of a square matrix has its mirror image.
constexpr std::uint32_t mirrored(const shape& s, std::uint32_t position) {
  return position % s.columns * s.columns + position / s.columns;
}
/// All elements of a packed list, by position.
constexpr sequence<node_index> unpacked(const graph& g, node_index list) {
  const shape s = g.shape_of(list);
  sequence<node_index> elements(s.size(), g.a(list));
  for (const stored_element& it : stored_elements(g, list)) {
    elements.items[it.position] = it.at;
    if (s.stored == storage::symmetric) elements.items[mirrored(s, it.position)] = it.at;
  }
  return elements;
}

}  // namespace nabla::core
