// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/graph/arithmetic.hpp>
#include <nabla/graph/function_info.hpp>
#include <nabla/math/ieee.hpp>

namespace nabla::core {

// Intervals of real numbers as operands: u + v is where the sums of their elements lie.

/// An end of an interval, and whether it belongs to it.
struct interval_end {
  double value;
  bool closed;
};
constexpr interval from_ends(interval_end low, interval_end high) {
  return {low.value, high.value, low.closed && math::isfinite(low.value),
          high.closed && math::isfinite(high.value)};
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
constexpr interval_end power(interval_end u, int n) {
  const double value = detail::computed_power(u.value, n);
  return {value, u.closed && (value != 0 || u.value == 0)};  // what underflows is not 0
}
/// The smallest interval with these values of a function at its corners.
constexpr interval hull_of_corners(const interval_end (&corners)[4]) {
  interval_end low = corners[0], high = corners[0];
  for (const interval_end c : corners) {
    if (c.value < low.value || (c.value == low.value && c.closed)) low = c;
    if (c.value > high.value || (c.value == high.value && c.closed)) high = c;
  }
  return from_ends(low, high);
}

constexpr interval operator+(interval u, interval v) {
  return from_ends(sum(low_end(u), low_end(v)), sum(high_end(u), high_end(v)));
}
constexpr interval operator-(interval u) {
  return from_ends(opposite(high_end(u)), opposite(low_end(u)));
}
constexpr interval operator*(interval u, interval v) {
  const interval_end corners[] = {product(low_end(u), low_end(v)), product(low_end(u), high_end(v)),
                                  product(high_end(u), low_end(v)),
                                  product(high_end(u), high_end(v))};
  return hull_of_corners(corners);
}
/// 1/u, where it is known on which side of 0 u lies.
constexpr interval reciprocal(interval u) {
  const auto inverse = [](interval_end e) {
    return interval_end{
        e.value == 0 ? math::ieee::infinity<double> : math::ieee::divide(1.0, e.value), e.closed};
  };
  if (u.low >= 0) return from_ends(inverse(high_end(u)), inverse({u.low, u.low_closed}));
  if (u.high <= 0) return -reciprocal(-u);
  return all_reals;
}
/// |u|.
constexpr interval magnitude(interval u) {
  if (u.low >= 0) return u;
  if (u.high <= 0) return -u;
  return from_ends({0, true}, high_end(-u.low > u.high ? -u : u));
}
constexpr interval power(interval u, int n) {
  if (n < 0) return reciprocal(power(u, -n));
  const interval v = n % 2 == 0 ? magnitude(u) : u;
  return from_ends(power(low_end(v), n), power(high_end(v), n));
}
/// The smallest interval around both.
constexpr interval hull(interval u, interval v) {
  const bool lower = u.low < v.low || (u.low == v.low && u.low_closed);
  const bool higher = u.high > v.high || (u.high == v.high && u.high_closed);
  return from_ends(low_end(lower ? u : v), high_end(higher ? u : v));
}

constexpr bool lies_inside(interval u, interval v) {
  const bool low = u.low > v.low || (u.low == v.low && (v.low_closed || !u.low_closed));
  const bool high = u.high < v.high || (u.high == v.high && (v.high_closed || !u.high_closed));
  return low && high;
}
constexpr bool contains(interval u, double value) {
  const bool low = value > u.low || (value == u.low && u.low_closed);
  return low && (value < u.high || (value == u.high && u.high_closed));
}

}  // namespace nabla::core
