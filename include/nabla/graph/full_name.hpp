// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/variable_name.hpp>
#include <nabla/meta/characters.hpp>

namespace nabla::core {

/// The name of variable i, with its position where it is a vector's element: x, p[0].
constexpr characters full_name(const graph& g, node_index i) {
  const variable_name name(g, g[i].a());
  characters text(name.view());
  if (name.elements > 0) text << "[" << std::int64_t{g[i].b()} << "]";
  return text;
}

}  // namespace nabla::core
