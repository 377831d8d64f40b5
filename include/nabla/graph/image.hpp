// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// A finished graph as a constant: only what its root, the last node, needs.
template <std::size_t Nodes, std::size_t Functions, std::size_t Shapes>
struct image {
  std::uint64_t nodes[Nodes]{};
  const function_info* functions[Functions + 1]{};
  shape shapes[Shapes]{};

  constexpr node operator[](node_index i) const { return nodes[i]; }
  constexpr node_index size() const { return Nodes; }
  constexpr const function_info* function_at(node_index i) const { return functions[i]; }
  constexpr shape shape_at(std::uint32_t i) const { return shapes[Shapes == 1 ? 0 : i]; }
  constexpr std::uint32_t function_count() const { return Functions; }
  constexpr std::uint32_t shape_count() const { return Shapes; }
};

}  // namespace nabla::core
