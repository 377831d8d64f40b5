// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// A finished graph as a constant: only what its root, the last node, needs.
template <std::size_t Nodes, std::size_t Functions, std::size_t Shapes, std::size_t Positions>
struct image {
  std::uint64_t nodes[Nodes]{};
  const function_info* functions[Functions + 1]{};
  shape shapes[Shapes]{};
  std::uint32_t positions[Positions + 1]{};
  bool two_forms = false;  ///< whether text shows another graph

  constexpr node operator[](node_index i) const { return nodes[i]; }
  constexpr node_index size() const { return Nodes; }
  constexpr node_kind kind(node_index i) const { return node(nodes[i]).kind(); }
  constexpr node_index a(node_index i) const { return node(nodes[i]).a(); }
  constexpr node_index b(node_index i) const { return node(nodes[i]).b(); }
  constexpr const function_info* function_at(node_index i) const { return functions[i]; }
  constexpr shape shape_at(std::uint32_t i) const { return shapes[Shapes == 1 ? 0 : i]; }
  constexpr const std::uint32_t* positions_from(std::uint32_t i) const { return positions + i; }
  constexpr std::uint32_t function_count() const { return Functions; }
  constexpr std::uint32_t shape_count() const { return Shapes; }
  constexpr std::uint32_t position_count() const { return Positions; }
};

}  // namespace nabla::core
