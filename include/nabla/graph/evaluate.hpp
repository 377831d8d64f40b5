// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/copy.hpp>
#include <nabla/graph/term.hpp>

namespace nabla {

namespace detail {

constexpr bool compared(node_kind kind, double a, double b) {
  return kind == node_kind::if_less         ? a < b
         : kind == node_kind::if_less_equal ? a <= b
         : kind == node_kind::if_equal      ? a == b
                                            : a != b;
}

}  // namespace detail

/// The values, in double, of the nodes that are needed, where `value_of(i)` is that of variable i:
/// a walk over the graph, for formulas that only the running program knows. Those of lists and
/// names mean nothing.
template <class ValueOf>
constexpr sequence<double> values_of(const graph& g, const sequence<bool>& needed,
                                     ValueOf value_of) {
  sequence<double> v(needed.size);
  for (node_index i = 0; i < needed.size; ++i) {
    if (!needed.items[i]) continue;
    const node n = g[i];
    const double a = n.a_is_node() ? v.items[n.a()] : 0, b = n.b_is_node() ? v.items[n.b()] : 0;
    double& here = v.items[i];
    switch (n.kind()) {
      case node_kind::constant:
      case node_kind::wide_constant:
        here = to<double>(g.number_at(i));
        break;
      case node_kind::variable:
        here = value_of(i);
        break;
      case node_kind::add:
      case node_kind::subtract:
      case node_kind::multiply:
      case node_kind::divide:
        here = detail::computed(n.kind(), a, b);
        break;
      case node_kind::negate:
        here = -a;
        break;
      case node_kind::power:
        here = detail::computed_power(a, n.exponent());
        break;
      case node_kind::stop:
        here = a;
        break;
      case node_kind::call: {
        double arguments[4]{};
        int count = 0;
        for_each_argument(g, n,
                          [&](node_index argument) { arguments[count++] = v.items[argument]; });
        here = g.function_at(n.b())->evaluate(arguments);
        break;
      }
      case node_kind::if_less:
      case node_kind::if_less_equal:
      case node_kind::if_equal:
      case node_kind::if_unequal:
        here = detail::compared(n.kind(), v.items[g[n.a()].a()], v.items[g[n.a()].b()])
                   ? v.items[g[n.b()].a()]
                   : v.items[g[n.b()].b()];
        break;
      case node_kind::chunk:
      case node_kind::list:
        break;
    }
  }
  return v;
}

}  // namespace nabla
