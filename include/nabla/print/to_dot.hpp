// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/print/dot.hpp>
#include <nabla/print/to_string.hpp>

namespace nabla::core {

namespace detail {

template <class E>
struct dot_text {
  static constexpr void write(auto& out) {
    graph g;
    const node_index root = copy_text_image<E>(g);
    write_dot(out, g, root);
  }
};

}  // namespace detail

/// The graph of f, in which every distinct subexpression is there once, for Graphviz: `dot -Tsvg`.
/// Text that lives as long as the program.
template <expression E>
constexpr std::string_view to_dot(E) {
  return text_view<detail::dot_text<E>>();
}

}  // namespace nabla::core

namespace nabla {

using core::to_dot;

}  // namespace nabla
