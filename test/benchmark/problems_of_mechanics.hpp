// SPDX-License-Identifier: BSL-1.0
// Problems of mechanics, in the form of problems.hpp.
#pragma once

#include "problems.hpp"

namespace problems {

/// The energy of 13 atoms by Lennard-Jones's potential, 4 (r^-12 - r^-6) for each pair.
struct atoms {
  static constexpr std::size_t count = 13;
  static constexpr shape is{"lennard_jones", 3 * count, 0, 1, 1, -3, 3};
  template <class T, class D>
  static constexpr void values(const T* q, const D*, T* energy) {
    T sum(0.0);
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = i + 1; j < count; ++j) {
        const T x = q[3 * i] - q[3 * j], y = q[3 * i + 1] - q[3 * j + 1],
                z = q[3 * i + 2] - q[3 * j + 2], inverse = 1.0 / (x * x + y * y + z * z),
                sixth = inverse * inverse * inverse;
        sum += 4.0 * (sixth * sixth - sixth);
      }
    energy[0] = sum;
  }
};

/// Where the tool of an arm of six joints with the lengths of a UR5 is.
struct arm {
  static constexpr shape is{"arm", 6, 0, 3, 1, -3, 3};
  template <class T>
  using vector = std::array<T, 3>;
  static constexpr double d1 = 0.089159, a2 = -0.425, a3 = -0.39225, d4 = 0.10915, d5 = 0.09465,
                          d6 = 0.0823, tool = 0.05;
  /// u cos(angle) + v sin(angle)
  template <class T>
  static constexpr vector<T> turned(const T& c, const vector<T>& u, const T& s,
                                    const vector<T>& v) {
    return {c * u[0] + s * v[0], c * u[1] + s * v[1], c * u[2] + s * v[2]};
  }
  template <class T, class D>
  static constexpr void values(const T* angle, const D*, T* at) {
    const T c1 = cos(angle[0]), s1 = sin(angle[0]), c2 = cos(angle[1]), s2 = sin(angle[1]);
    vector<T> x{c2 * c1, c2 * s1, s2}, y{-s2 * c1, -s2 * s1, c2};
    const vector<T> z{s1, -c1, T(0.0)};
    at[0] = a2 * x[0];
    at[1] = a2 * x[1];
    at[2] = d1 + a2 * x[2];
    const auto turn = [&](std::size_t k, const vector<T>& other) {
      const T c = cos(angle[k]), s = sin(angle[k]);
      const vector<T> along = turned<T>(c, x, s, other), across = turned<T>(c, other, T(-s), x);
      x = along;
      return across;
    };
    y = turn(2, y);
    for (std::size_t k = 0; k < 3; ++k) at[k] += a3 * x[k];
    at[0] += d4 * z[0];
    at[1] += d4 * z[1];
    const vector<T> down = turn(3, y);  // the fifth axis points against it
    for (std::size_t k = 0; k < 3; ++k) at[k] -= d5 * down[k];
    const vector<T> last = turn(4, z);
    for (std::size_t k = 0; k < 3; ++k) at[k] += d6 * last[k];
    turn(5, down);
    for (std::size_t k = 0; k < 3; ++k) at[k] += tool * x[k];
  }
};

/// The Lagrangian of a double pendulum, for two angles and their rates; the data are masses, lengths
/// and gravity.
struct pendulum {
  static constexpr shape is{"pendulum", 4, 5, 1, 2, 0.3, 2};
  template <class T, class D>
  static constexpr void values(const T* x, const D* data, T* lagrangian) {
    const T a = x[0], b = x[1], u = x[2], w = x[3];
    const D m1 = data[0], m2 = data[1], l1 = data[2], l2 = data[3], g = data[4];
    const T first = l1 * u, second = l2 * w;
    lagrangian[0] = (m1 + m2) * (first * first) / 2.0 + m2 * (second * second) / 2.0 +
                    m2 * l1 * l2 * u * w * cos(a - b) + (m1 + m2) * g * l1 * cos(a) +
                    m2 * g * l2 * cos(b);
  }
};

}  // namespace problems
