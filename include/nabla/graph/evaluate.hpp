// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/array_values.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

namespace detail {

constexpr bool compared(node_kind kind, double a, double b) {
  return kind == node_kind::if_less         ? a < b
         : kind == node_kind::if_less_equal ? a <= b
         : kind == node_kind::if_equal      ? a == b
                                            : a != b;
}

/// Calculates in double; `variables(i)` is the value of variable i.
template <class Variables>
struct double_arithmetic {
  Variables variables;

  constexpr double constant(number u) const { return to<double>(u); }
  constexpr double variable(node_index i) const { return variables(i); }
  constexpr double list(node_index, double, double) const { return 0; }
  constexpr double add(double u, double v) const { return computed(node_kind::add, u, v); }
  constexpr double subtract(double u, double v) const {
    return computed(node_kind::subtract, u, v);
  }
  constexpr double multiply(double u, double v) const {
    return computed(node_kind::multiply, u, v);
  }
  constexpr double divide(double u, double v) const { return computed(node_kind::divide, u, v); }
  constexpr double negate(double u) const { return -u; }
  constexpr double power(double u, int n) const { return computed_power(u, n); }
  constexpr double stop(double u) const { return u; }
  constexpr double structural(node_index, double, double) const { return 0; }
  constexpr double call(const function_info* f, const double* arguments) const {
    return f->evaluate(arguments);
  }
  constexpr double choose(node_kind kind, double u, double v, double p, double q) const {
    return compared(kind, u, v) ? p : q;
  }
};

/// The same of the elements of whole arrays; `variables(i, index)` is an element of variable i.
template <class Variables>
struct double_arithmetic_of_elements : double_arithmetic<Variables> {
  std::uint32_t samples;

  constexpr double variable(node_index i) const { return this->variables(i, array_index{}); }
  constexpr double element(node_index i, array_index at) const { return this->variables(i, at); }
  constexpr std::uint32_t extent(std::uint32_t length) const { return length; }
  constexpr double largest(const sequence<double>& values) const {
    double result = values[0];
    for (const double u : values) result = u > result ? u : result;
    return result;
  }
};

}  // namespace detail

/// The elements, in double, of the nodes that the root needs, which may be whole arrays: a walk over
/// the graph. `value_of(i, index)` is an element of variable i.
template <class ValueOf>
constexpr auto array_values_of(const graph& g, node_index root, std::uint32_t samples,
                               ValueOf value_of) {
  using arithmetic = detail::double_arithmetic_of_elements<ValueOf>;
  return array_evaluation<double, arithmetic>(g, reachable_from(g, root),
                                              arithmetic{{value_of}, samples});
}
/// The values, in double, of the nodes that are needed, where `value_of(i)` is that of variable i:
/// a walk over the graph, for formulas that only the running program knows. Those of lists and
/// names mean nothing.
template <class ValueOf>
constexpr sequence<double> values_of(const graph& g, const sequence<bool>& needed,
                                     ValueOf value_of) {
  return fold<double>(g, needed, detail::double_arithmetic<ValueOf>{value_of});
}

}  // namespace nabla::core
