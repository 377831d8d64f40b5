// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/walk.hpp>
#include <nabla/kernel/fill.hpp>

namespace nabla::core {

/// Where the results of a kernel go: to which outputs each node is written, and which outputs no
/// node is written to.
class output_lists {
  struct link {
    std::uint32_t output, next;
  };
  sequence<std::uint32_t> heads;  // of a list for each node: positions in `links`
  sequence<link> links;

 public:
  std::uint32_t size = 0;
  sequence<fill> fills;

  constexpr output_lists(const graph& g, node_index root) : heads(root + 1, node::none) {
    for_each_part(g, root, [&](node_index i) { append(g, i); });
  }
  constexpr bool has(node_index i) const { return heads.items[i] != node::none; }
  constexpr bool has_one(node_index i) const {
    return heads.items[i] != node::none && links.items[heads.items[i]].next == node::none;
  }
  constexpr std::uint32_t first_of(node_index i) const {
    return links.items[heads.items[i]].output;
  }
  template <class Take>
  constexpr void for_each_of(node_index i, Take take) const {
    for (std::uint32_t k = heads.items[i]; k != node::none; k = links.items[k].next)
      take(links.items[k].output);
  }

 private:
  /// Those of an element, or of a packed list.
  constexpr void append(const graph& g, node_index i) {
    if (!is_packed(g, i)) return write(i, size++);
    const shape s = g.shape_of(i);
    const bool mirrors = s.stored == storage::symmetric && !fills_mirror_images(s);
    const sequence<stored_element> stored = stored_elements(g, i);
    for (const auto& [at, position] : stored) {
      write(at, size + position);
      if (mirrors && mirrored(s, position) != position) write(at, size + mirrored(s, position));
    }
    append_fills(s, stored, size, fills);
    size += s.size();
  }
  constexpr void write(node_index i, std::uint32_t output) {
    links.push_back({output, heads.items[i]});
    heads.items[i] = links.size - 1;
  }
};

}  // namespace nabla::core
