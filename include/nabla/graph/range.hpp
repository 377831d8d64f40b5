// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/interval.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

namespace detail {

/// Calculates with intervals of real numbers.
struct interval_arithmetic {
  const sequence<interval>& of;  // by node

  constexpr interval constant(number u) const {
    const double value = to<double>(u);
    return {value, value, true, true};
  }
  constexpr interval variable(node_index) const { return all_reals; }
  constexpr interval list(node_index, node_index, node_index) const { return all_reals; }
  constexpr interval add(node_index u, node_index v) const { return of[u] + of[v]; }
  constexpr interval subtract(node_index u, node_index v) const { return of[u] + -of[v]; }
  constexpr interval multiply(node_index u, node_index v) const {
    return u == v ? power(u, 2) : of[u] * of[v];
  }
  constexpr interval divide(node_index u, node_index v) const { return of[u] * reciprocal(of[v]); }
  constexpr interval negate(node_index u) const { return -of[u]; }
  constexpr interval power(node_index u, int n) const { return nabla::core::power(of[u], n); }
  constexpr interval stop(node_index u) const { return of[u]; }
  constexpr interval structural(node_index, node_index, node_index) const { return all_reals; }
  constexpr interval call(const function_info* f, const node_index*) const { return f->range; }
  constexpr interval choose(node_kind, node_index, node_index, node_index, node_index) const {
    return all_reals;
  }
};

}  // namespace detail

/// The interval in which each node's values lie for all real variables, as far as it is known
/// without solving anything: exp u + 1 lies above 1, x - x may be any number.
constexpr sequence<interval> ranges_of(const graph& g, node_index root) {
  sequence<interval> ranges(root + 1);
  for (node_index i = 0; i <= root; ++i)
    ranges[i] = visit(g, i, detail::interval_arithmetic{ranges});
  return ranges;
}

}  // namespace nabla::core
