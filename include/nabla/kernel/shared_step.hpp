// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/graph.hpp>

namespace nabla::core {

/// A graph on its way to a kernel: its root, and which nodes compute what the user wrote, operation
/// by operation, and so must stay as they are.
struct lowered {
  graph nodes;
  node_index root = 0;
  sequence<bool> verbatim;
};

namespace detail {

/// Whether node i is a choice, or a call of a function that jumps.
constexpr bool decides(const graph& g, node_index i) {
  const node_kind kind = g.kind(i);
  if (kind < node_kind::call) return false;
  return kind != node_kind::call || g.function_at(g.b(i))->decisive != 0;
}

/// How a derivative's node is computed instead of from its own operands.
struct shared_step {
  enum form : unsigned char {
    as_it_is,
    same,      // a
    opposite,  // -a
    joined,    // a b
    related,   // from the call a, as the function says of its relative `which`
    common,    // (a + b) c or (a + b)/c, perhaps added to `rest` or subtracted from it
  };
  form what = as_it_is;
  node_index a = node::none, b = node::none, c = node::none, rest = node::none;
  bool divides = false;    // (a + b)/c
  bool subtracts = false;  // a - b
  bool extends = false;    // instead of a: the sum that node a has in its parentheses
  bool negative = false;   // rest - ...
  int which = 0;
  std::uint32_t sum = 0;  // of a common factor: which of the sums it multiplies
};

}  // namespace detail

}  // namespace nabla::core
