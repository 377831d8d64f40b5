// SPDX-License-Identifier: BSL-1.0
// The problems of mechanics as an expert writes them.
#pragma once

#include <cstddef>
#include <type_traits>

#include "hand.hpp"
#include "problems_of_mechanics.hpp"

namespace hand {

/// 13 atoms, their coordinates apart, so that loops over them become packs. Three more, far away,
/// fill the last one.
struct atoms {
  static constexpr std::size_t count = problems::atoms::count, filled = 16;
#ifdef __AVX2__
  static constexpr bool in_wide_registers = true;
#else
  static constexpr bool in_wide_registers = false;
#endif

  template <class T>
  static void compute(const T* __restrict q, T* __restrict out) {
    T x[filled], y[filled], z[filled], by_x[filled], by_y[filled], by_z[filled], energy[filled];
    for (std::size_t i = 0; i < filled; ++i) {
      x[i] = i < count ? q[3 * i] : T(1e30);
      y[i] = i < count ? q[3 * i + 1] : T(0.0);
      z[i] = i < count ? q[3 * i + 2] : T(0.0);
      by_x[i] = by_y[i] = by_z[i] = energy[i] = 0.0;
    }
    if constexpr (std::is_same_v<T, double> && in_wide_registers)
      meet_all(x, y, z, by_x, by_y, by_z, energy);
    else
      meet_once(x, y, z, by_x, by_y, by_z, energy);
    T sum = 0.0;
    for (std::size_t i = 0; i < count; ++i) sum = sum + energy[i];
    out[0] = sum;
    for (std::size_t i = 0; i < count; ++i) {
      out[1 + 3 * i] = by_x[i];
      out[2 + 3 * i] = by_y[i];
      out[3 + 3 * i] = by_z[i];
    }
  }

 private:
  /// Each atom meets all: no sum goes across a register, and nothing is left over. It meets itself
  /// at a distance of 1, where the energy is 0.
  template <class T>
  [[gnu::always_inline]] static void meet_all(const T* x, const T* y, const T* z, T* by_x, T* by_y,
                                              T* by_z, T* energy) {
    for (std::size_t i = 0; i < count; ++i)
      for (std::size_t j = 0; j < filled; ++j) {
        const T u = x[j] - x[i], v = y[j] - y[i], w = z[j] - z[i];
        const T inverse = 1.0 / (u * u + v * v + w * w + (i == j ? 1.0 : 0.0));
        const T sixth = inverse * inverse * inverse, twelfth = sixth * sixth;
        energy[j] = energy[j] + 2.0 * (twelfth - sixth);
        const T pull = 24.0 * inverse * (sixth - (twelfth + twelfth));
        by_x[j] = by_x[j] + pull * u;
        by_y[j] = by_y[j] + pull * v;
        by_z[j] = by_z[j] + pull * w;
      }
  }
  /// Each pair once, half the divisions: better where registers hold two numbers.
  template <class T>
  [[gnu::always_inline]] static void meet_once(const T* x, const T* y, const T* z, T* by_x, T* by_y,
                                               T* by_z, T* energy) {
    for (std::size_t i = 0; i < count; ++i) {
      T pull_x[count], pull_y[count], pull_z[count];
      for (std::size_t j = i + 1; j < count; ++j) {
        const T u = x[i] - x[j], v = y[i] - y[j], w = z[i] - z[j];
        const T inverse = 1.0 / (u * u + v * v + w * w);
        const T sixth = inverse * inverse * inverse, twelfth = sixth * sixth;
        energy[j] = energy[j] + 4.0 * (twelfth - sixth);
        const T pull = 24.0 * inverse * (sixth - (twelfth + twelfth));
        pull_x[j] = pull * u;
        pull_y[j] = pull * v;
        pull_z[j] = pull * w;
        by_x[j] = by_x[j] - pull_x[j];
        by_y[j] = by_y[j] - pull_y[j];
        by_z[j] = by_z[j] - pull_z[j];
      }
      for (std::size_t j = i + 1; j < count; ++j) {
        by_x[i] = by_x[i] + pull_x[j];
        by_y[i] = by_y[i] + pull_y[j];
        by_z[i] = by_z[i] + pull_z[j];
      }
    }
  }
};

/// Each column of the Jacobian is the joint's axis across the way from the joint to the tool.
struct arm {
  using lengths = problems::arm;
  template <class T>
  static void compute(const T* __restrict angle, T* __restrict out) {
    using vector = lengths::vector<T>;
    T c[6], s[6];
    for (std::size_t k = 0; k < 6; ++k) sincos(angle[k], &s[k], &c[k]);
    vector x{c[1] * c[0], c[1] * s[0], s[1]}, y{-s[1] * c[0], -s[1] * s[0], c[1]};
    const vector z{s[0], -c[0], T(0.0)};
    const T a2 = lengths::a2, a3 = lengths::a3;
    vector at{a2 * x[0], a2 * x[1], lengths::d1 + a2 * x[2]}, elbow = at;
    const auto turn = [&](std::size_t k, const vector& other) {
      const vector along = lengths::turned<T>(c[k], x, s[k], other),
                   across = lengths::turned<T>(c[k], other, -s[k], x);
      x = along;
      return across;
    };
    const auto go = [&](double length, const vector& along) {
      for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + length * along[k];
    };
    y = turn(2, y);
    for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + a3 * x[k];
    const vector wrist = at;
    at[0] = at[0] + lengths::d4 * z[0];
    at[1] = at[1] + lengths::d4 * z[1];
    const vector down = turn(3, y);
    const vector fourth = at;
    go(-lengths::d5, down);
    const vector fifth = at;
    const vector last = turn(4, z);
    go(lengths::d6, last);
    turn(5, down);
    go(lengths::tool, x);
    for (std::size_t k = 0; k < 3; ++k) out[k] = at[k];
    const auto column = [&](std::size_t joint, const vector& axis, const vector& from,
                            double sign) {
      const vector w{at[0] - from[0], at[1] - from[1], at[2] - from[2]};
      out[3 + joint] = sign * (axis[1] * w[2] - axis[2] * w[1]);
      out[9 + joint] = sign * (axis[2] * w[0] - axis[0] * w[2]);
      out[15 + joint] = sign * (axis[0] * w[1] - axis[1] * w[0]);
    };
    out[3] = -at[1];
    out[9] = at[0];
    out[15] = 0.0;
    column(1, z, {T(0.0), T(0.0), T(lengths::d1)}, 1);
    column(2, z, elbow, 1);
    column(3, z, wrist, 1);
    column(4, down, fourth, -1);
    column(5, last, fifth, 1);
  }
};

/// The Lagrangian of a double pendulum; value, gradient, Hessian. Stored as soon as they are known,
/// or g++ gathers the results into wide registers first.
struct pendulum {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T a = in[0], b = in[1], u = in[2], w = in[3], m2 = in[5], l1 = in[6], l2 = in[7],
            g = in[8];
    const T mass = in[4] + m2, m2l2 = m2 * l2, first = mass * l1 * l1, last = m2l2 * l2;
    const T both = m2l2 * l1, high = mass * g * l1, low = m2l2 * g, fu = first * u, lw = last * w;
    out[15] = first;
    out[20] = last;
    T sine, cosine;
    sincos(a - b, &sine, &cosine);
    const T c_cos = both * cosine, c_sin = both * sine, uw = u * w, u_sin = u * c_sin,
            w_sin = w * c_sin, swing = uw * c_cos, twist = uw * c_sin;
    out[3] = fu + w * c_cos;
    out[4] = lw + u * c_cos;
    out[6] = out[9] = swing;
    out[7] = out[13] = -w_sin;
    out[8] = out[17] = -u_sin;
    out[11] = out[14] = w_sin;
    out[12] = out[18] = u_sin;
    out[16] = out[19] = c_cos;
    sincos(a, &sine, &cosine);
    const T high_cos = high * cosine;
    out[1] = -(twist + high * sine);
    out[5] = -(swing + high_cos);
    sincos(b, &sine, &cosine);
    const T low_cos = low * cosine;
    out[2] = twist - low * sine;
    out[10] = -(swing + low_cos);
    out[0] = 0.5 * (fu * u + lw * w) + swing + high_cos + low_cos;
  }
};

}  // namespace hand
