// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/interval.hpp>
#include <nabla/graph/walk.hpp>

namespace nabla::core {

namespace detail {

/// Calculates with intervals of real numbers.
struct interval_arithmetic {
  const graph& g;
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
  constexpr interval structural(node_index i, node_index u, node_index) const {
    constexpr double end = math::ieee::infinity<double>;
    const node_kind kind = g[i].kind();
    if (kind == node_kind::count) return {1, end, true, false};
    if (kind == node_kind::position) return {0, end, true, false};
    if (kind == node_kind::product) return all_reals;
    if (kind == node_kind::spread) return hull(of[u], {0, 0, true, true});
    if (kind != node_kind::reduce) return of[u];
    return {of[u].low >= 0 ? of[u].low : -end, of[u].high <= 0 ? of[u].high : end,
            of[u].low >= 0 && of[u].low_closed, of[u].high <= 0 && of[u].high_closed};
  }
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
    ranges[i] = visit(g, i, detail::interval_arithmetic{g, ranges});
  return ranges;
}

}  // namespace nabla::core
