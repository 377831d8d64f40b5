// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/copy.hpp>
#include <nabla/graph/term.hpp>

namespace nabla {

namespace detail {

constexpr bool compared(operation op, double a, double b) {
  return op == operation::if_less         ? a < b
         : op == operation::if_less_equal ? a <= b
         : op == operation::if_equal      ? a == b
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
    switch (n.op()) {
      case operation::constant:
      case operation::wide_constant:
        here = to<double>(g.number_at(i));
        break;
      case operation::variable:
        here = value_of(i);
        break;
      case operation::add:
      case operation::subtract:
      case operation::multiply:
      case operation::divide:
        here = detail::computed(n.op(), a, b);
        break;
      case operation::negate:
        here = -a;
        break;
      case operation::power:
        here = detail::computed_power(a, n.exponent());
        break;
      case operation::stop:
        here = a;
        break;
      case operation::call: {
        double arguments[4]{};
        int count = 0;
        for_each_argument(g, n,
                          [&](node_index argument) { arguments[count++] = v.items[argument]; });
        here = g.function_at(n.b())->evaluate(arguments);
        break;
      }
      case operation::if_less:
      case operation::if_less_equal:
      case operation::if_equal:
      case operation::if_unequal:
        here = detail::compared(n.op(), v.items[g[n.a()].a()], v.items[g[n.a()].b()])
                   ? v.items[g[n.b()].a()]
                   : v.items[g[n.b()].b()];
        break;
      case operation::chunk:
      case operation::list:
        break;
    }
  }
  return v;
}

}  // namespace nabla
