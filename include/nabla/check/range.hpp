// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/function_info.hpp>
#include <nabla/graph/term.hpp>
#include <nabla/math/ieee.hpp>

namespace nabla {

namespace detail {

/// An end of an interval, and whether it belongs to it.
struct interval_end {
  double value;
  bool closed;
};
constexpr interval from_ends(interval_end low, interval_end high) {
  return {low.value, high.value, low.closed && math::isfinite(low.value), high.closed && math::isfinite(high.value)};
}
constexpr interval_end low_end(interval u) { return {u.low, u.low_closed}; }
constexpr interval_end high_end(interval u) { return {u.high, u.high_closed}; }
constexpr interval_end opposite(interval_end u) { return {-u.value, u.closed}; }

constexpr interval_end sum(interval_end u, interval_end v) {
  return {math::ieee::add(u.value, v.value), u.closed && v.closed};
}
constexpr interval_end product(interval_end u, interval_end v) {
  if (u.value == 0 || v.value == 0)
    return {0, (u.value == 0 && u.closed) || (v.value == 0 && v.closed) || (u.closed && v.closed)};
  return {math::ieee::multiply(u.value, v.value), u.closed && v.closed};
}
/// The smallest interval with these values of a function at its corners.
constexpr interval hull_of_corners(const interval_end (&corners)[4]) {
  interval_end low = corners[0], high = corners[0];
  for (interval_end const c : corners) {
    if (c.value < low.value || (c.value == low.value && c.closed)) low = c;
    if (c.value > high.value || (c.value == high.value && c.closed)) high = c;
  }
  return from_ends(low, high);
}

constexpr interval sum(interval u, interval v) {
  return from_ends(sum(low_end(u), low_end(v)), sum(high_end(u), high_end(v)));
}
constexpr interval negated(interval u) { return from_ends(opposite(high_end(u)), opposite(low_end(u))); }
constexpr interval product(interval u, interval v) {
  interval_end const corners[] = {product(low_end(u), low_end(v)), product(low_end(u), high_end(v)),
                                  product(high_end(u), low_end(v)), product(high_end(u), high_end(v))};
  return hull_of_corners(corners);
}
/// 1/u, where it is known on which side of 0 u lies.
constexpr interval reciprocal(interval u) {
  auto const inverse = [](interval_end e) {
    return interval_end{e.value == 0 ? math::ieee::infinity<double> : math::ieee::divide(1.0, e.value), e.closed};
  };
  if (u.low >= 0) return from_ends(inverse(high_end(u)), inverse({u.low, u.low_closed}));
  if (u.high <= 0) return negated(reciprocal(negated(u)));
  return all_reals;
}
constexpr interval square(interval u) {
  interval const v = product(u, u);
  bool const reaches_zero = u.low <= 0 && u.high >= 0;
  bool const has_zero = (u.low < 0 && u.high > 0) || (u.low == 0 && u.low_closed) || (u.high == 0 && u.high_closed);
  if (!reaches_zero) return v;
  return from_ends({0, has_zero}, high_end(v));
}
constexpr interval power(interval u, int n) {
  if (n < 0) return reciprocal(power(u, -n));
  if (n == 2) return square(u);
  if (n % 2 == 0) return square(all_reals);
  return u.low > 0 ? positive_reals : u.low == 0 ? interval{.low = 0, .low_closed = u.low_closed} : all_reals;
}

}  // namespace detail

/// In which interval each node's values lie, whatever real numbers the variables are: what is known without solving
/// anything. exp u + 1 is above 1; x - x may be any number.
constexpr sequence<interval> ranges_of(const graph& g, node_index root) {
  sequence<interval> ranges(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    node const n = g[i];
    interval const u = n.a_is_node() ? ranges[n.a()] : interval{}, v = n.b_is_node() ? ranges[n.b()] : interval{};
    interval& here = ranges[i];
    switch (n.op()) {
      case operation::constant:
      case operation::wide_constant: {
        double const value = to<double>(g.number_at(i));
        here = {value, value, true, true};
        break;
      }
      case operation::add:
        here = detail::sum(u, v);
        break;
      case operation::subtract:
        here = detail::sum(u, detail::negated(v));
        break;
      case operation::multiply:
        here = n.a() == n.b() ? detail::square(u) : detail::product(u, v);
        break;
      case operation::divide:
        here = detail::product(u, detail::reciprocal(v));
        break;
      case operation::negate:
        here = detail::negated(u);
        break;
      case operation::power:
        here = detail::power(u, n.exponent());
        break;
      case operation::stop:
        here = u;
        break;
      case operation::call:
        here = g.function_at(n.b())->range;
        break;
      default:
        here = all_reals;
    }
  }
  return ranges;
}

}  // namespace nabla
