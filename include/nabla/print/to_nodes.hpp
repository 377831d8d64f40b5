// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/graph.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

template <class E>
struct nodes_text {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = copy_text_image<E>(g);
    write_graph(out, g, root);
  }
};

}  // namespace detail

/// The nodes of f's graph, operands before users, a line for each: `%6 = multiply %1 %3`. Text that
/// lives as long as the program.
template <expression E>
constexpr std::string_view to_nodes(E) {
  return text_view<detail::nodes_text<E>>();
}

}  // namespace nabla::core

namespace nabla {

using core::to_nodes;

}  // namespace nabla
