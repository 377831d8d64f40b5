// SPDX-License-Identifier: BSL-1.0
// Larger problems of mechanics: the functions as users write them, and their derivatives by hand.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

#include <nabla/nabla.hpp>

namespace mechanisms {

using namespace nabla::literals;

// `counted` (counted.hpp) adds its own versions of these.
using std::cos, std::sin;

/// The energy of 13 atoms by Lennard-Jones's potential, 4 (r^-12 - r^-6) for each pair; energy,
/// gradient.
struct atoms {
  static constexpr std::size_t count = 13;
  static constexpr nabla::vector_variable<"p", 3 * count> p{};
  static constexpr auto energy = nabla::traced(
      [](const auto& q) {
        std::remove_cvref_t<decltype(q[0])> sum = 0;
        for (std::size_t i = 0; i < count; ++i)
          for (std::size_t j = i + 1; j < count; ++j) {
            const auto x = q[3 * i] - q[3 * j], y = q[3 * i + 1] - q[3 * j + 1],
                       z = q[3 * i + 2] - q[3 * j + 2], inverse = 1 / (x * x + y * y + z * z),
                       sixth = inverse * inverse * inverse;
            sum += 4 * (sixth * sixth - sixth);
          }
        return sum;
      },
      p);
  static constexpr auto all = value_and_gradient(energy, nabla::wrt(p));
  static constexpr auto inputs = nabla::wrt(p);
};
struct atoms_by_hand {
  template <class T>
  static void compute(const T* q, T* out) {
    T sum = 0.0, *const slope = out + 1;
    for (std::size_t k = 0; k < 3 * atoms::count; ++k) slope[k] = 0.0;
    for (std::size_t i = 0; i < atoms::count; ++i)
      for (std::size_t j = i + 1; j < atoms::count; ++j) {
        const T away[] = {q[3 * i] - q[3 * j], q[3 * i + 1] - q[3 * j + 1],
                          q[3 * i + 2] - q[3 * j + 2]};
        const T inverse = 1.0 / (away[0] * away[0] + away[1] * away[1] + away[2] * away[2]);
        const T sixth = inverse * inverse * inverse, twelfth = sixth * sixth;
        sum = sum + 4.0 * (twelfth - sixth);
        const T pull = 24.0 * inverse * (sixth - (twelfth + twelfth));
        for (std::size_t k = 0; k < 3; ++k) {
          const T part = pull * away[k];
          slope[3 * i + k] = slope[3 * i + k] + part;
          slope[3 * j + k] = slope[3 * j + k] - part;
        }
      }
    out[0] = sum;
  }
};

/// An arm of six joints with the lengths of a UR5: where its tool is, and the Jacobian.
struct arm {
  template <class T>
  using vector = std::array<T, 3>;
  static constexpr double d1 = 0.089159, a2 = -0.425, a3 = -0.39225, d4 = 0.10915, d5 = 0.09465,
                          d6 = 0.0823, tool = 0.05;
  static constexpr nabla::vector_variable<"q", 6> q{};
  /// u cos(angle) + v sin(angle)
  template <class T>
  static constexpr vector<T> turned(const T& c, const vector<T>& u, const T& s,
                                    const vector<T>& v) {
    return {c * u[0] + s * v[0], c * u[1] + s * v[1], c * u[2] + s * v[2]};
  }
  static constexpr auto position = nabla::traced(
      [](const auto& angle) {
        using T = std::remove_cvref_t<decltype(angle[0])>;
        const T c1 = cos(angle[0]), s1 = sin(angle[0]), c2 = cos(angle[1]), s2 = sin(angle[1]);
        vector<T> x{c2 * c1, c2 * s1, s2}, y{-s2 * c1, -s2 * s1, c2};
        const vector<T> z{s1, -c1, 0};
        T at[] = {a2 * x[0], a2 * x[1], d1 + a2 * x[2]};
        const auto turn = [&](std::size_t k, const vector<T>& other) {
          const T c = cos(angle[k]), s = sin(angle[k]);
          const vector<T> along = turned<T>(c, x, s, other);
          const vector<T> across = turned<T>(c, other, -s, x);
          x = along;
          return across;
        };
        y = turn(2, y);
        for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + a3 * x[k];
        at[0] = at[0] + d4 * z[0];
        at[1] = at[1] + d4 * z[1];
        const vector<T> down = turn(3, y);  // the fifth axis points against it
        for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] - d5 * down[k];
        const vector<T> last = turn(4, z);
        for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + d6 * last[k];
        turn(5, down);
        for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + tool * x[k];
        return std::array{at[0], at[1], at[2]};
      },
      q);
  static constexpr auto all = bundle(position, jacobian(position, nabla::wrt(q)));
  static constexpr auto inputs = nabla::wrt(q);
};
/// Each column of the Jacobian is the joint's axis across the way from the joint to the tool.
struct arm_by_hand {
  template <class T>
  static void compute(const T* angle, T* out) {
    using vector = arm::vector<T>;
    T c[6], s[6];
    for (std::size_t k = 0; k < 6; ++k) {
      c[k] = cos(angle[k]);
      s[k] = sin(angle[k]);
    }
    vector x{c[1] * c[0], c[1] * s[0], s[1]}, y{-s[1] * c[0], -s[1] * s[0], c[1]};
    const vector z{s[0], -c[0], T(0.0)};
    const T a2 = arm::a2, a3 = arm::a3;
    vector at{a2 * x[0], a2 * x[1], arm::d1 + a2 * x[2]}, elbow = at;
    const auto turn = [&](std::size_t k, const vector& other) {
      const vector along = arm::turned<T>(c[k], x, s[k], other),
                   across = arm::turned<T>(c[k], other, -s[k], x);
      x = along;
      return across;
    };
    const auto go = [&](double length, const vector& along) {
      for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + length * along[k];
    };
    y = turn(2, y);
    for (std::size_t k = 0; k < 3; ++k) at[k] = at[k] + a3 * x[k];
    const vector wrist = at;
    at[0] = at[0] + arm::d4 * z[0];
    at[1] = at[1] + arm::d4 * z[1];
    const vector down = turn(3, y);
    const vector fourth = at;
    go(-arm::d5, down);
    const vector fifth = at;
    const vector last = turn(4, z);
    go(arm::d6, last);
    turn(5, down);
    go(arm::tool, x);
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
    column(1, z, {T(0.0), T(0.0), T(arm::d1)}, 1);
    column(2, z, elbow, 1);
    column(3, z, wrist, 1);
    column(4, down, fourth, -1);
    column(5, last, fifth, 1);
  }
};

/// The Lagrangian of a double pendulum with angles a, b, rates u, w; with gradient and Hessian.
struct swing {
  static constexpr nabla::variable<"a"> a{};
  static constexpr nabla::variable<"b"> b{};
  static constexpr nabla::variable<"u"> u{};
  static constexpr nabla::variable<"w"> w{};
  static constexpr nabla::variable<"m1"> m1{};
  static constexpr nabla::variable<"m2"> m2{};
  static constexpr nabla::variable<"l1"> l1{};
  static constexpr nabla::variable<"l2"> l2{};
  static constexpr nabla::variable<"g"> g{};
  static constexpr auto lagrangian = (m1 + m2) * square(l1 * u) / 2_c + m2 * square(l2 * w) / 2_c +
                                     m2 * l1 * l2 * u * w * cos(a - b) +
                                     (m1 + m2) * g * l1 * cos(a) + m2 * g * l2 * cos(b);
  static constexpr auto all = bundle(lagrangian, gradient(lagrangian, nabla::wrt(a, b, u, w)),
                                     hessian(lagrangian, nabla::wrt(a, b, u, w)));
  static constexpr auto inputs = nabla::wrt(a, b, u, w, m1, m2, l1, l2, g);
};
struct swing_by_hand {
  template <class T>
  static void compute(const T* in, T* out) {
    const T a = in[0], b = in[1], u = in[2], w = in[3], m2 = in[5], l1 = in[6], l2 = in[7],
            g = in[8];
    const T mass = in[4] + m2, m2l2 = m2 * l2, first = mass * l1 * l1, last = m2l2 * l2;
    const T both = m2l2 * l1, high = mass * g * l1, low = m2l2 * g;
    const T cosine = cos(a - b), c_cos = both * cosine, c_sin = both * sin(a - b), uw = u * w;
    const T swing = uw * c_cos, twist = uw * c_sin, high_cos = high * cos(a),
            low_cos = low * cos(b);
    const T fu = first * u, lw = last * w, u_sin = u * c_sin, w_sin = w * c_sin;
    out[0] = 0.5 * (fu * u + lw * w) + swing + high_cos + low_cos;
    out[1] = -(twist + high * sin(a));
    out[2] = twist - low * sin(b);
    out[3] = fu + w * c_cos;
    out[4] = lw + u * c_cos;
    const T minus_u = -u_sin, minus_w = -w_sin;
    const T rows[4][4] = {{-(swing + high_cos), swing, minus_w, minus_u},
                          {swing, -(swing + low_cos), w_sin, u_sin},
                          {minus_w, w_sin, first, c_cos},
                          {minus_u, u_sin, c_cos, last}};
    for (std::size_t i = 0; i < 16; ++i) out[5 + i] = rows[i / 4][i % 4];
  }
};

}  // namespace mechanisms
