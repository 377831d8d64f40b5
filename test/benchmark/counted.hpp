// SPDX-License-Identifier: BSL-1.0
// A number that counts what is done with it: the hand-written kernels' operations, counted as
// operation_count does.
#pragma once

#include <cmath>

struct counted {
  double value = 0;
  static inline int operations = 0;

  counted() = default;
  counted(double v) : value(v) {}
  static counted count(double v) {
    ++operations;
    return v;
  }
  friend counted operator+(counted u, counted v) { return count(u.value + v.value); }
  friend counted operator-(counted u, counted v) { return count(u.value - v.value); }
  friend counted operator*(counted u, counted v) { return count(u.value * v.value); }
  friend counted operator/(counted u, counted v) { return count(u.value / v.value); }
  friend counted operator-(counted u) { return count(-u.value); }
  friend counted sin(counted u) { return count(std::sin(u.value)); }
  friend counted cos(counted u) { return count(std::cos(u.value)); }
  friend counted exp(counted u) { return count(std::exp(u.value)); }
  friend counted log(counted u) { return count(std::log(u.value)); }
  friend counted sqrt(counted u) { return count(std::sqrt(u.value)); }
  friend counted erfc(counted u) { return count(std::erfc(u.value)); }
};
