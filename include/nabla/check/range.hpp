// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/interval.hpp>
#include <nabla/graph/term.hpp>

namespace nabla {

/// The interval in which each node's values lie for all real variables, as far as it is known
/// without solving anything: exp u + 1 lies above 1, x - x may be any number.
constexpr sequence<interval> ranges_of(const graph& g, node_index root) {
  sequence<interval> ranges(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    const node n = g[i];
    const interval u = n.a_is_node() ? ranges[n.a()] : interval{},
                   v = n.b_is_node() ? ranges[n.b()] : interval{};
    interval& here = ranges[i];
    switch (n.kind()) {
      case node_kind::constant:
      case node_kind::wide_constant: {
        const double value = to<double>(g.number_at(i));
        here = {value, value, true, true};
        break;
      }
      case node_kind::add:
        here = u + v;
        break;
      case node_kind::subtract:
        here = u + -v;
        break;
      case node_kind::multiply:
        here = n.a() == n.b() ? power(u, 2) : u * v;
        break;
      case node_kind::divide:
        here = u * reciprocal(v);
        break;
      case node_kind::negate:
        here = -u;
        break;
      case node_kind::power:
        here = power(u, n.exponent());
        break;
      case node_kind::stop:
        here = u;
        break;
      case node_kind::call:
        here = g.function_at(n.b())->range;
        break;
      default:
        here = all_reals;
    }
  }
  return ranges;
}

}  // namespace nabla
