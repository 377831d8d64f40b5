// SPDX-License-Identifier: BSL-1.0
// The kernels as an expert writes them: scalar code, common subexpressions shared, derivatives
// worked out on paper.
#pragma once

#include <cmath>
#include <cstddef>

namespace hand {

// `counted` (counted.hpp) adds its own versions of these.
using std::cos, std::erf, std::erfc, std::exp, std::log, std::sin, std::sqrt;

/// Both at once: g++ finds that out, clang does not.
inline void sincos(double u, double* s, double* c) { ::sincos(u, s, c); }

/// f = x^2 y + sin(x y); f, df/dx, df/dy
struct seed {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T x = in[0], y = in[1], xy = x * y;
    T s, c;
    sincos(xy, &s, &c);
    out[0] = x * xy + s;
    out[1] = y * (x + x + c);
    out[2] = x * (x + c);
  }
};

/// f = (1 - x)^2 + 100 (y - x^2)^2; f, gradient, Hessian
struct rosenbrock {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T x = in[0], y = in[1], xx = x * x, u = 1.0 - x, v = y - xx, v200 = 200.0 * v,
            x400 = -400.0 * x;
    out[0] = u * u + 0.5 * v200 * v;
    out[1] = x400 * v - 2.0 * u;
    out[2] = v200;
    out[3] = 800.0 * xx - (v200 + v200) + 2.0;
    out[4] = x400;
    out[5] = x400;
    out[6] = T(200.0);
  }
};

/// f = sum over i of (1 - x_i)^2 + 100 (x_i+1 - x_i^2)^2; f, gradient. No pass of the first loop needs
/// another's numbers.
struct rosenbrock32 {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    T terms[31], v200[31];
    for (std::size_t i = 0; i < 31; ++i) {
      const T x = in[i], u = 1.0 - x, v = in[i + 1] - x * x;
      v200[i] = 200.0 * v;
      terms[i] = u * u + 0.5 * v200[i] * v;
      out[i + 1] = -2.0 * (x * v200[i] + u);
    }
    for (std::size_t i = 0; i < 30; ++i) out[i + 2] = out[i + 2] + v200[i];
    out[32] = v200[30];
    T f = terms[0];
    for (std::size_t i = 1; i < 31; ++i) f = f + terms[i];
    out[0] = f;
  }
};

/// f = sum of (1 - x_i)^2 + 100 (x_i+1 - x_i^2)^2 over the even i; f, gradient
struct rosenbrock_pairs {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    T f = 0.0;
    for (std::size_t i = 0; i < 32; i += 2) {
      const T x = in[i], u = 1.0 - x, v = in[i + 1] - x * x, v200 = 200.0 * v;
      f = f + (u * u + 0.5 * v200 * v);
      out[1 + i] = -2.0 * (u + x * v200);
      out[2 + i] = v200;
    }
    out[0] = f;
  }
};

/// f = product of 32 x_i; f, gradient. Both chains side by side.
struct product32 {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    T before[32], after[32];
    before[0] = in[0];
    after[31] = in[31];
#pragma GCC unroll 32
    for (std::size_t i = 1; i < 31; ++i) {
      before[i] = before[i - 1] * in[i];
      after[31 - i] = after[32 - i] * in[31 - i];
    }
    out[0] = before[30] * in[31];
    out[1] = after[1];
    out[32] = before[30];
    for (std::size_t i = 1; i < 31; ++i) out[1 + i] = before[i - 1] * after[i + 1];
  }
};

/// The price of a European call for S, K, r, sigma, T; its gradient. What the derivatives of d1 and
/// d2 contribute cancels but for the deviation's, since S pdf(d1) = K e^(-r T) pdf(d2).
struct black_scholes {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T S = in[0], K = in[1], r = in[2], sigma = in[3], t = in[4];
    const T root = sqrt(t), deviation = sigma * root;
    const T d1 = (log(S / K) + (r + 0.5 * sigma * sigma) * t) / deviation, d2 = d1 - deviation;
    const T p1 = 0.5 + 0.5 * erf(d1 * 0.70710678118654752440),
            p2 = 0.5 + 0.5 * erf(d2 * 0.70710678118654752440);
    const T decay = exp(-(r * t)), by_K = decay * p2, strike = K * by_K;
    const T spread = S * 0.39894228040143267794 * exp(-0.5 * (d1 * d1));
    out[0] = S * p1 - strike;
    out[1] = p1;
    out[2] = -by_K;
    out[3] = t * strike;
    out[4] = spread * root;
    out[5] = 0.5 * spread * sigma / root + r * strike;
  }
};

/// The price of a European call for S, K, r, sigma, T; price, delta, vega, theta, rho, gamma.
/// Vega and theta use S pdf(d1) = K e^(-r T) pdf(d2), which makes the derivatives of d1 and d2
/// cancel.
struct greeks {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T S = in[0], K = in[1], r = in[2], sigma = in[3], t = in[4];
    const T root = sqrt(t), deviation = sigma * root;
    const T d1 = log(S / K) / deviation + (r * t / deviation + 0.5 * deviation),
            d2 = d1 - deviation;
    const T p1 = 0.5 * erfc(d1 * -0.70710678118654752440),
            p2 = 0.5 * erfc(d2 * -0.70710678118654752440);
    const T density = 0.39894228040143267794 * exp(-0.5 * (d1 * d1));
    const T strike = K * exp(-(r * t)) * p2;
    const T spread = S * density;
    out[0] = S * p1 - strike;
    out[1] = p1;
    out[2] = spread * root;
    out[3] = -0.5 * spread * sigma / root - r * strike;
    out[4] = t * strike;
    out[5] = density / (S * deviation);
  }
};

/// Reprojection of a point X by a camera (rotation vector w, translation t, focal length f,
/// distortion k1, k2), less what was observed; 2 residuals, then their derivatives by w, t, f, k1,
/// k2, X, row by row.
struct camera {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T w[] = {in[0], in[1], in[2]}, X[] = {in[9], in[10], in[11]};
    const T f = in[6], k1 = in[7], k2 = in[8];
    // R X = c X + a (w x X) + b (w.X) w  with a = sin(angle)/angle, b = (1 - cos(angle))/angle^2
    const T square = w[0] * w[0] + w[1] * w[1] + w[2] * w[2], angle = sqrt(square),
            inverse = 1.0 / square;
    T s, c;
    sincos(angle, &s, &c);
    const T a = s * (angle * inverse), b = (1.0 - c) * inverse;
    const T dot = w[0] * X[0] + w[1] * X[1] + w[2] * X[2];
    const T cross[] = {w[1] * X[2] - w[2] * X[1], w[2] * X[0] - w[0] * X[2],
                       w[0] * X[1] - w[1] * X[0]};
    const T bdot = b * dot;
    T P[3];
    for (std::size_t i = 0; i < 3; ++i) P[i] = c * X[i] + a * cross[i] + bdot * w[i] + in[3 + i];
    // d c = -a w dw, d a = (c - a)/angle^2 w dw, d b = (a - 2 b)/angle^2 w dw
    const T da = (c - a) * inverse, dbdot = (a - (b + b)) * inverse * dot;
    T along[3];  // the part of dP/dw that lies along w
    for (std::size_t i = 0; i < 3; ++i) along[i] = da * cross[i] + dbdot * w[i] - a * X[i];

    const T depth = 1.0 / P[2], px = P[0] * depth, py = P[1] * depth;
    const T r2 = px * px + py * py, k2r2 = k2 * r2, distortion = 1.0 + r2 * (k1 + k2r2),
            scale = f * distortion;
    out[0] = scale * px - in[12];
    out[1] = scale * py - in[13];
    const T slope = f * (k1 + (k2r2 + k2r2)), slope_x = (slope + slope) * px,
            slope_y = (slope + slope) * py;
    const T mixed = slope_x * py;
    const T by_p[2][2] = {{scale + slope_x * px, mixed}, {mixed, scale + slope_y * py}};
    const T p[] = {px, py};
    for (std::size_t k = 0; k < 2; ++k) {
      T* const row = out + 2 + 12 * k;
      const T g0 = by_p[k][0] * depth, g1 = by_p[k][1] * depth, g2 = -(g0 * px + g1 * py);
      const T gw = g0 * w[0] + g1 * w[1] + g2 * w[2], bgw = b * gw;
      const T common = g0 * along[0] + g1 * along[1] + g2 * along[2];
      row[0] = w[0] * common + a * (X[1] * g2 - X[2] * g1) + bgw * X[0] + bdot * g0;
      row[1] = w[1] * common + a * (X[2] * g0 - X[0] * g2) + bgw * X[1] + bdot * g1;
      row[2] = w[2] * common + a * (X[0] * g1 - X[1] * g0) + bgw * X[2] + bdot * g2;
      row[3] = g0;
      row[4] = g1;
      row[5] = g2;
      const T fpr2 = f * p[k] * r2;
      row[6] = distortion * p[k];
      row[7] = fpr2;
      row[8] = fpr2 * r2;
      row[9] = c * g0 + a * (g1 * w[2] - g2 * w[1]) + bgw * w[0];
      row[10] = c * g1 + a * (g2 * w[0] - g0 * w[2]) + bgw * w[1];
      row[11] = c * g2 + a * (g0 * w[1] - g1 * w[0]) + bgw * w[2];
    }
  }
};

/// A perceptron 4-8-8-1 with sigmoids in both hidden layers and the loss (y - target)^2; the loss,
/// then its gradient by the 121 parameters: W1 (8x4), b1, W2 (8x8), b2, W3, b3. After the
/// parameters come the sample's 4 inputs and its target.
struct perceptron {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    const T *const W1 = in, *const b1 = in + 32, *const W2 = in + 40, *const b2 = in + 104,
                   *const W3 = in + 112, *const sample = in + 121;
    T h1[8], h2[8];
    for (std::size_t i = 0; i < 8; ++i) {
      T u = b1[i];
      for (std::size_t j = 0; j < 4; ++j) u = u + W1[4 * i + j] * sample[j];
      h1[i] = 1.0 / (1.0 + exp(-u));
    }
    T y = in[120];
    for (std::size_t i = 0; i < 8; ++i) {
      T u = b2[i];
      for (std::size_t j = 0; j < 8; ++j) u = u + W2[8 * i + j] * h1[j];
      h2[i] = 1.0 / (1.0 + exp(-u));
      y = y + W3[i] * h2[i];
    }
    const T miss = y - in[125], dy = miss + miss;
    out[0] = miss * miss;
    T *const dW1 = out + 1, *const db1 = out + 33, *const dW2 = out + 41, *const db2 = out + 105,
             *const dW3 = out + 113;
    out[121] = dy;
    T d1[8], d2[8];
    for (std::size_t i = 0; i < 8; ++i) {
      dW3[i] = dy * h2[i];
      d2[i] = dW3[i] * W3[i] * (1.0 - h2[i]);
      db2[i] = d2[i];
      for (std::size_t j = 0; j < 8; ++j) dW2[8 * i + j] = d2[i] * h1[j];
    }
    for (std::size_t j = 0; j < 8; ++j) {
      T d = d2[0] * W2[j];
      for (std::size_t i = 1; i < 8; ++i) d = d + d2[i] * W2[8 * i + j];
      d1[j] = d * (h1[j] * (1.0 - h1[j]));
      db1[j] = d1[j];
      for (std::size_t i = 0; i < 4; ++i) dW1[4 * j + i] = d1[j] * sample[i];
    }
  }
};

/// A sum of 20 Gaussians in space; value, gradient, Hessian. The common factors of all terms are
/// multiplied at the end.
struct gaussians {
  template <class T>
  static void compute(const T* __restrict in, T* __restrict out) {
    T f = 0.0, d = 0.0, g[3], h[6];
    for (T& u : g) u = 0.0;
    for (T& u : h) u = 0.0;
    for (std::size_t i = 0; i < 20; ++i) {
      const T* const p = in + 3 + 5 * i;
      const T a = in[0] - p[0], b = in[1] - p[1], c = in[2] - p[2], m = -p[3];
      const T e = p[4] * exp(m * (a * a + b * b + c * c));
      const T me = m * e, q = 2.0 * m * me, qa = q * a, qb = q * b;
      f = f + e;
      d = d + me;
      g[0] = g[0] + me * a;
      g[1] = g[1] + me * b;
      g[2] = g[2] + me * c;
      h[0] = h[0] + qa * a;
      h[1] = h[1] + qa * b;
      h[2] = h[2] + qa * c;
      h[3] = h[3] + qb * b;
      h[4] = h[4] + qb * c;
      h[5] = h[5] + q * c * c;
    }
    out[0] = f;
    for (std::size_t k = 0; k < 3; ++k) out[1 + k] = 2.0 * g[k];
    out[4] = 2.0 * (h[0] + d);
    out[5] = out[7] = 2.0 * h[1];
    out[6] = out[10] = 2.0 * h[2];
    out[8] = 2.0 * (h[3] + d);
    out[9] = out[11] = 2.0 * h[4];
    out[12] = 2.0 * (h[5] + d);
  }
};

}  // namespace hand
