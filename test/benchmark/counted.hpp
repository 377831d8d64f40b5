// SPDX-License-Identifier: BSL-1.0
// A number that counts what is done with it: the hand-written kernels' operations, counted as
// operation_count does.
#pragma once

#include <cmath>

struct counted {
  double value = 0;
  static inline int operations = 0, divisions = 0, calls = 0;

  counted() = default;
  counted(double v) : value(v) {}
  static void start() { operations = divisions = calls = 0; }
  static counted count(double v) {
    ++operations;
    return v;
  }
  static counted call(double v) {
    ++calls;
    return count(v);
  }
  friend counted operator+(counted u, counted v) { return count(u.value + v.value); }
  friend counted operator-(counted u, counted v) { return count(u.value - v.value); }
  friend counted operator*(counted u, counted v) { return count(u.value * v.value); }
  friend counted operator/(counted u, counted v) {
    ++divisions;
    return count(u.value / v.value);
  }
  friend counted operator-(counted u) { return count(-u.value); }
  friend counted sin(counted u) { return call(std::sin(u.value)); }
  friend counted cos(counted u) { return call(std::cos(u.value)); }
  friend counted tan(counted u) { return call(std::tan(u.value)); }
  friend counted atan(counted u) { return call(std::atan(u.value)); }
  friend counted exp(counted u) { return call(std::exp(u.value)); }
  friend counted log(counted u) { return call(std::log(u.value)); }
  friend counted sqrt(counted u) { return call(std::sqrt(u.value)); }
  friend void sincos(counted u, counted* s, counted* c) {
    *s = sin(u);
    *c = cos(u);
  }
  friend counted erf(counted u) { return call(std::erf(u.value)); }
  friend counted erfc(counted u) { return call(std::erfc(u.value)); }
  friend counted pow(counted u, counted v) { return call(std::pow(u.value, v.value)); }
};
