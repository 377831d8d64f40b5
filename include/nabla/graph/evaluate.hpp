// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/copy.hpp>
#include <nabla/graph/term.hpp>
#include <nabla/math/ieee.hpp>

namespace nabla {

namespace detail {

/// + - * / of doubles; in a constant expression too, where the compilers refuse infinities and NaNs.
constexpr double computed(operation op, double a, double b) {
  if (std::is_constant_evaluated()) {
    switch (op) {
      case operation::add:
        return math::ieee::add(a, b);
      case operation::subtract:
        return math::ieee::subtract(a, b);
      case operation::multiply:
        return math::ieee::multiply(a, b);
      default:
        return math::ieee::divide(a, b);
    }
  }
  switch (op) {
    case operation::add:
      return a + b;
    case operation::subtract:
      return a - b;
    case operation::multiply:
      return a * b;
    default:
      return a / b;
  }
}
/// base^n as kernels multiply it out.
constexpr double computed_power(double base, int n) {
  auto const exponent = static_cast<std::uint32_t>(n < 0 ? -n : n);
  double result = base;
  for (int bit = static_cast<int>(std::bit_width(exponent)) - 2; bit >= 0; --bit) {
    result = computed(operation::multiply, result, result);
    if ((exponent >> bit & 1U) != 0) result = computed(operation::multiply, result, base);
  }
  return n < 0 ? computed(operation::divide, 1, result) : result;
}
constexpr bool compared(operation op, double a, double b) {
  return op == operation::if_less         ? a < b
         : op == operation::if_less_equal ? a <= b
         : op == operation::if_equal      ? a == b
                                          : a != b;
}

}  // namespace detail

/// The values, in double, of the nodes that are needed, where `value_of(i)` is that of variable i: a walk over the
/// graph, for formulas that only the running program knows. Those of lists and names mean nothing.
template <class ValueOf>
constexpr sequence<double> values_of(const graph& g, const sequence<bool>& needed, ValueOf value_of) {
  sequence<double> v(needed.size);
  for (node_index i = 0; i < needed.size; ++i) {
    if (!needed.items[i]) continue;
    node const n = g[i];
    double const a = n.a_is_node() ? v.items[n.a()] : 0, b = n.b_is_node() ? v.items[n.b()] : 0;
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
        for_each_argument(g, n, [&](node_index argument) { arguments[count++] = v.items[argument]; });
        here = g.function_at(n.b())->evaluate(arguments);
        break;
      }
      case operation::if_less:
      case operation::if_less_equal:
      case operation::if_equal:
      case operation::if_unequal:
        here = detail::compared(n.op(), v.items[g[n.a()].a()], v.items[g[n.a()].b()]) ? v.items[g[n.b()].a()]
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
