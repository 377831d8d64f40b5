// SPDX-License-Identifier: BSL-1.0
// The formulas of formulas.hpp as an expert writes them: values by the formula's own operations,
// derivatives worked out on paper, with as few divisions and calls as can be.
#pragma once

#include <cmath>
#include <cstddef>

namespace hand_formulas {

// `counted` (counted.hpp) adds its own versions of these.
using std::atan, std::cos, std::exp, std::log, std::pow, std::sin, std::sqrt, std::tan;

/// What a power or a product gives of its logarithm serves for all its factors.
struct sabr {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T f = in[0], alpha = in[1], beta = in[2], nu = in[3], rho = in[4], k = in[5], t = in[6];
    const T rest = 1.0 - beta, product = f * k, pf = pow(f, rest), pk = pow(k, rest);
    const T difference = pf - pk, z = nu * difference / alpha / rest;
    const T half = beta / 2.0, away = f - k, power = pow(product, half),
            zeta = nu * away / alpha / power;
    const T root = sqrt(1.0 + zeta * (zeta - 2.0 * rho)), above = root + zeta - rho,
            below = 1.0 - rho;
    const T x = log(f / k), c = nu * x, logarithm = log(above / below),
            leading = c * zeta / z / logarithm;
    const T half_rest = rest / 2.0, s = pow(product, half_rest);
    const T e1 = rest * rest * alpha * alpha / 24.0 / s / s, e2 = rho * alpha * beta * nu / 4.0 / s,
            polynomial = 2.0 - 3.0 * rho * rho;
    const T correction = e1 + e2 + nu * nu * polynomial / 24.0, by_leading = 1.0 + correction * t;
    const T value = leading * by_leading;
    out[0] = value;

    const T by_f = 1.0 / f, by_alpha = 1.0 / alpha, by_rest = 1.0 / rest, by_z = 1.0 / z,
            by_logarithm = 1.0 / logarithm, to_log = value * by_logarithm;
    const T outer = by_leading * by_z * by_logarithm, scale = by_alpha / power;
    const T to_above = to_log / above, to_radicand = to_above / root;
    const T to_zeta = outer * c - to_above - to_radicand * (zeta - rho), zeta_log = to_zeta * zeta;
    const T to_c = outer * zeta, to_y = value * by_z * by_alpha * by_rest;
    const T i = leading * t, s_log = i * (e1 + e1 + e2), e2_part = 0.25 * i * alpha / s;
    const T log_f = log(f), log_k = log(k), log_product = log(product), slope = to_y * nu;
    out[1] = (to_c * nu - slope * rest * pf - zeta_log * half - s_log * half_rest) * by_f +
             to_zeta * nu * scale;
    out[2] = (value - zeta_log + s_log) * by_alpha;
    const T to_rest = (value + 2.0 * i * e1) * by_rest - slope * (pf * log_f - pk * log_k);
    out[3] = e2_part * rho * nu + 0.5 * log_product * (s_log - zeta_log) - to_rest;
    out[4] = to_c * x + to_zeta * away * scale - to_y * difference + e2_part * rho * beta +
             (1.0 / 12.0) * (i * nu * polynomial);
    out[5] = to_above + to_radicand * zeta - to_log / below + e2_part * beta * nu -
             0.25 * (i * nu * nu * rho);
  }
};

struct svensson {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T b1 = in[1], b2 = in[2], b3 = in[3], tau1 = in[4], tau2 = in[5], m = in[6];
    const T t1 = tau1 / m, t2 = tau2 / m, u1 = -m / tau1, u2 = -m / tau2;
    const T e1 = exp(u1), e2 = exp(u2), c1 = 1.0 - e1, c2 = 1.0 - e2, b12 = b1 + b2;
    out[0] = in[0] + b12 * t1 * c1 - b2 * e1 + b3 * t2 * c2 - b3 * e2;
    const T by_m = 1.0 / m, by_tau1 = 1.0 / tau1, by_tau2 = 1.0 / tau2;
    out[1] = 1.0;
    out[2] = t1 * c1;
    out[3] = out[2] - e1;
    out[4] = t2 * c2 - e2;
    out[5] = b12 * (c1 * by_m - e1 * by_tau1) + b2 * e1 * u1 * by_tau1;
    out[6] = b3 * (c2 * by_m - e2 * by_tau2 + e2 * u2 * by_tau2);
  }
};

struct vasicek {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T r = in[0], kappa = in[1], theta = in[2], sigma = in[3], t = in[4];
    const T decay = exp(-kappa * t), B = (1.0 - decay) / kappa;
    const T square = sigma * sigma, c = square / (2.0 * (kappa * kappa)), over = B - t, BB = B * B,
            d = square / (4.0 * kappa), level = theta - c;
    const T price = exp(level * over - d * BB) * exp(-r * B);
    out[0] = price;
    const T by_kappa = 1.0 / kappa, B_kappa = (t * decay - B) * by_kappa;
    out[1] = -(price * B);
    out[2] = price * (B_kappa * (level - 2.0 * d * B - r) + (2.0 * c * over + d * BB) * by_kappa);
    out[3] = price * over;
    out[4] = -(price * sigma * by_kappa * (by_kappa * over + 0.5 * BB));
  }
};

struct tyre {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T x = in[0], B = in[1], C = in[2], D = in[3], E = in[4];
    const T u = B * x, bend = u - atan(u), v = u - E * bend, angle = atan(v), w = C * angle;
    const T s = sin(w);
    out[0] = D * s;
    const T slope = D * cos(w), to_v = slope * C / (1.0 + v * v),
            to_u = to_v * (1.0 - E + E / (1.0 + u * u));
    out[1] = to_u * B;
    out[2] = to_u * x;
    out[3] = slope * angle;
    out[4] = s;
    out[5] = -(to_v * bend);
  }
};

struct bicycle {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T a = in[0], v = in[1], d = in[2], rear = in[3], length = in[4];
    const T tangent = tan(d), u = rear * tangent / length, slip = atan(u);
    const T c = cos(a + slip), s = sin(a + slip), cosine = cos(slip);
    out[0] = v * c;
    out[1] = v * s;
    out[2] = v * tangent * cosine / length;
    const T by_length = 1.0 / length, steer = (1.0 + tangent * tangent) * by_length,
            slip_d = rear * steer / (1.0 + u * u);
    out[3] = -out[1];
    out[4] = c;
    out[5] = -(out[1] * slip_d);
    out[6] = out[0];
    out[7] = s;
    out[8] = out[0] * slip_d;
    out[9] = 0.0;
    out[10] = tangent * cosine * by_length;
    out[11] = v * (cosine * steer - tangent * sin(slip) * slip_d * by_length);
  }
};

struct pendulum {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T a = in[0], u = in[1], b = in[2], w = in[3], m1 = in[4], m2 = in[5], l1 = in[6],
            l2 = in[7], g = in[8];
    const T s = sin(b - a), c = cos(b - a), sa = sin(a), sb = sin(b), M = m1 + m2;
    const T m2l1 = m2 * l1, m2l2 = m2 * l2, divisor1 = M * l1 - m2l1 * c * c,
            divisor2 = l2 / l1 * divisor1;
    const T u1 = m2l1 * u * u, w1 = m2l2 * w * w, gravity = M * g, pull = gravity * sa,
            m2g = m2 * g, Ml1uu = M * l1 * u * u;
    const T first = (u1 * s * c + m2g * sb * c + w1 * s - pull) / divisor1;
    const T second = (-w1 * s * c + pull * c - Ml1uu * s - gravity * sb) / divisor2;
    out[0] = first;
    out[1] = second;
    const T by1 = 1.0 / divisor1, by2 = 1.0 / divisor2, sc = s * c, cosines = c * c - s * s;
    const T d = 2.0 * m2l1 * sc, pull_a = gravity * cos(a), cb = cos(b);
    // by the angle b - a, then by each angle itself
    const T apart1 = (u1 * cosines - m2g * sb * s + w1 * c - first * d) * by1;
    const T apart2 = (-w1 * cosines - pull * s - Ml1uu * c) * by2 - second * d * by1;
    out[2] = -(apart1 + pull_a * by1);
    out[3] = 2.0 * m2l1 * u * sc * by1;
    out[4] = apart1 + m2g * cb * c * by1;
    out[5] = 2.0 * m2l2 * w * s * by1;
    out[6] = pull_a * c * by2 - apart2;
    out[7] = -2.0 * M * l1 * u * s * by2;
    out[8] = apart2 - gravity * cb * by2;
    out[9] = -2.0 * m2l2 * w * sc * by2;
  }
};

struct peng_robinson {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T t = in[0], V = in[1], Tc = in[2], pc = in[3], omega = in[4];
    const double R = 8.314462618;
    const T kappa = 0.37464 + 1.54226 * omega - 0.26992 * (omega * omega), RTc = R * Tc;
    const T root = sqrt(t / Tc), base = 1.0 + kappa * (1.0 - root), alpha = base * base;
    const T ac = 0.457235 * (RTc * RTc) / pc, a = ac * alpha, b = 0.077796 * RTc / pc;
    const T free = V - b, quadratic = V * (V + b) + b * (V - b);
    const T repulsion = R * t / free, pull = a / quadratic;
    out[0] = repulsion - pull;
    const T by_free = 1.0 / free, by_quadratic = 1.0 / quadratic, by_t = 1.0 / t;
    const T slope = 2.0 * (V + b) * by_quadratic;
    const T common = ac * kappa * root * by_t * by_quadratic, a_T = -common * base;
    out[1] = R * by_free - a_T;
    out[2] = pull * slope - repulsion * by_free;
    out[3] = -0.5 * common * (1.0 + kappa) * by_t;
    out[4] = a_T * slope - R * by_free * by_free;
    out[5] = out[4];
    out[6] = 2.0 * (repulsion * by_free * by_free - pull * (slope * slope - by_quadratic));
  }
};

struct buckingham {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T x = in[0], y = in[1], z = in[2], A = in[3], rho = in[4], C = in[5], q = in[6];
    const T square = x * x + y * y + z * z, r = sqrt(square);
    const T e = A * exp(-r / rho), r2 = r * r, r3 = r2 * r, c = C / (r3 * r3), coulomb = q / r;
    out[0] = e - c + coulomb;
    const T by_r = 1.0 / r, force = ((6.0 * c - coulomb) * by_r - e / rho) * by_r;
    out[1] = force * x;
    out[2] = force * y;
    out[3] = force * z;
  }
};

struct soil {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T h = in[0], alpha = in[1], n = in[2], Ks = in[3];
    const T m = 1.0 - 1.0 / n, u = alpha * h, p = pow(u, n), base = 1.0 + p;
    const T S = 1.0 / pow(base, m), by_m = 1.0 / m, w = pow(S, by_m), dry = 1.0 - w,
            d = pow(dry, m), inner = 1.0 - d, root = sqrt(S);
    const T rooted = Ks * root, square = inner * inner;
    out[0] = rooted * square;
    // S = base^-m, so that log S = -m log base; of log S the root gives a half
    const T to_d = -2.0 * rooted * inner, to_w = -(to_d * m * d / dry);
    const T to_log_S = 0.5 * out[0] + to_w * w * by_m;
    const T log_base = log(base), to_base = -(to_log_S * m / base);
    const T to_p = to_base * p * n;
    const T by_h = 1.0 / h, by_alpha = 1.0 / alpha;
    // d and S by m; w by 1/m is w log S, which is -w m log base
    const T to_m = to_d * d * log(dry) - to_log_S * log_base + to_w * w * log_base * by_m;
    out[1] = to_p * by_h;
    out[2] = to_p * by_alpha;
    out[3] = to_base * p * log(u) + to_m / (n * n);
    out[4] = root * square;
  }
};

struct neo_hookean {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T *const F = in, mu = in[9], lambda = in[10];
    const T cofactor[9] = {
        F[4] * F[8] - F[5] * F[7], F[5] * F[6] - F[3] * F[8], F[3] * F[7] - F[4] * F[6],
        F[2] * F[7] - F[1] * F[8], F[0] * F[8] - F[2] * F[6], F[1] * F[6] - F[0] * F[7],
        F[1] * F[5] - F[2] * F[4], F[2] * F[3] - F[0] * F[5], F[0] * F[4] - F[1] * F[3]};
    const T J = F[0] * cofactor[0] + F[1] * cofactor[1] + F[2] * cofactor[2], log_J = log(J);
    T squares = F[0] * F[0];
    for (std::size_t i = 1; i < 9; ++i) squares = squares + F[i] * F[i];
    const T half = 0.5 * lambda * log_J;
    out[0] = 0.5 * mu * (squares - 3.0) - mu * log_J + half * log_J;
    const T pressure = (half + half - mu) / J;
    for (std::size_t i = 0; i < 9; ++i) out[1 + i] = mu * F[i] + pressure * cofactor[i];
  }
};

}  // namespace hand_formulas
