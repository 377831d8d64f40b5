// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// A variable's name: at most 63 characters, and how many elements it has (0: it is a scalar, or an
/// array that is one node).
struct variable_name {
  static constexpr std::size_t longest = 63;
  char text[longest + 1]{};
  std::uint32_t size = 0;
  std::uint32_t elements = 0;

  constexpr variable_name() = default;
  template <class Graph>
  constexpr variable_name(const Graph& its_graph, node_index chunk) {
    if (its_graph[chunk].b() >= graph::vector_mark) {
      elements = its_graph[chunk].b() - graph::vector_mark;
      chunk = its_graph[chunk].a();
    }
    std::uint32_t parts = 0;
    for (node_index i = chunk; i != node::none; i = its_graph[i].a()) ++parts;
    for (node_index i = chunk; i != node::none; i = its_graph[i].a())
      for (std::uint32_t k = 3 * --parts, shift = 24; shift > 0; ++k)
        if (const char c = static_cast<char>(its_graph[i].b() >> (shift -= 8) & 0xFF);
            c != 0 && k < longest) {
          text[k] = c;
          size = size < k + 1 ? k + 1 : size;
        }
  }
  constexpr std::string_view view() const { return {text, size}; }
};

}  // namespace nabla::core
