// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/call.hpp>
#include <nabla/kernel/shared_values.hpp>

namespace nabla::core {

/// Marks what decides as verbatim: what is compared, and where a function jumps its arguments; with
/// all that they are computed from. So where two values tie, each kernel goes the same way.
constexpr void keep_decisions(lowered& from) {
  const graph& g = from.nodes;
  const auto keep = [&](node_index i) { from.verbatim.items[i] = true; };
  for (node_index i = from.root + 1; i-- > 0;) {
    const node_kind kind = g.kind(i);
    if (from.verbatim.items[i]) for_each_operand(g[i], keep);
    if (kind > node_kind::call) for_each_operand(g[g.a(i)], keep);
    if (kind != node_kind::call) continue;
    unsigned decisive = g.function_at(g.b(i))->decisive;
    for_each_argument(g, g[i], [&](node_index argument) {
      if ((decisive & 1) != 0) keep(argument);
      decisive >>= 1;
    });
  }
}

}  // namespace nabla::core
