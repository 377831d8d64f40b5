// SPDX-License-Identifier: BSL-1.0
// The functions of arrays.hpp as loops by hand, each with one pass over the data, what is used twice
// computed once, derivatives worked out on paper; `out` takes the value, then the gradient.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "arrays.hpp"

namespace hand {

using arrays::numbers;

struct regression {
  static void compute(const numbers& in, double* __restrict out) {
    const double a = in.parameters[0], b = in.parameters[1];
    const double *const x = in.rows.data(), *const y = in.targets.data();
    const std::size_t samples = in.targets.size();
    double value = 0, by_a = 0, by_b = 0;
    for (std::size_t s = 0; s < samples; ++s) {
      const double r = y[s] - (a + b * x[s]);
      value += r * r;
      by_a += r;
      by_b += r * x[s];
    }
    const double part = 1 / static_cast<double>(samples);
    out[0] = part * value;
    out[1] = -2 * part * by_a;
    out[2] = -2 * part * by_b;
  }
};

struct logistic {
  static void compute(const numbers& in, double* __restrict out) {
    const double* const w = in.parameters.data();
    const std::size_t samples = in.targets.size();
    double value = 0, by[8] = {};
    for (std::size_t s = 0; s < samples; ++s) {
      const double *const x = in.rows.data() + 8 * s, y = in.targets[s];
      const double z = ((w[0] * x[0] + w[1] * x[1]) + (w[2] * x[2] + w[3] * x[3])) +
                       ((w[4] * x[4] + w[5] * x[5]) + (w[6] * x[6] + w[7] * x[7]));
      const double e = std::exp(-y * z), slope = -y * e / (1 + e);
      value += std::log(1 + e);
      for (std::size_t k = 0; k < 8; ++k) by[k] += slope * x[k];
    }
    const double part = 1 / static_cast<double>(samples);
    out[0] = part * value;
    for (std::size_t k = 0; k < 8; ++k) out[1 + k] = part * by[k];
  }
};

struct mixture {
  static constexpr std::size_t parts = 5;
  using by_part = double[parts];

  static void compute(const numbers& in, double* __restrict out) {
    const double *const weight = in.parameters.data(), *const middle = weight + parts,
                        *const shape = middle + 2 * parts;
    const std::size_t samples = in.rows.size() / 2;
    by_part q0, q1, low, base, all{}, m0{}, m1{}, g0{}, g1{}, gl{};
    for (std::size_t k = 0; k < parts; ++k) {
      q0[k] = std::exp(shape[3 * k]);
      q1[k] = std::exp(shape[3 * k + 1]);
      low[k] = shape[3 * k + 2];
      base[k] = weight[k] + shape[3 * k] + shape[3 * k + 1];
    }
    double value = 0;
    for (std::size_t s = 0; s < samples; ++s) {
      const double x0 = in.rows[2 * s], x1 = in.rows[2 * s + 1];
      by_part t, u, v, d0, d1;
      for (std::size_t k = 0; k < parts; ++k) {
        d0[k] = x0 - middle[2 * k];
        d1[k] = x1 - middle[2 * k + 1];
        u[k] = q0[k] * d0[k];
        v[k] = q1[k] * d1[k] + low[k] * d0[k];
        t[k] = base[k] - 0.5 * (u[k] * u[k] + v[k] * v[k]);
      }
      value += logsumexp(t);  // t becomes the shares
      for (std::size_t k = 0; k < parts; ++k) {
        const double a = t[k] * u[k], b = t[k] * v[k];
        all[k] += t[k];
        m0[k] += a;
        m1[k] += b;
        g0[k] += a * d0[k];
        g1[k] += b * d1[k];
        gl[k] += b * d0[k];
      }
    }
    by_part shares;
    std::copy(weight, weight + parts, shares);
    const auto n = static_cast<double>(samples);
    value -= n * logsumexp(shares);
    for (std::size_t k = 0; k < parts; ++k) {
      double* const by_shape = out + 1 + 3 * parts + 3 * k;
      value +=
          0.5 * (q0[k] * q0[k] + q1[k] * q1[k] + low[k] * low[k]) - shape[3 * k] - shape[3 * k + 1];
      out[1 + k] = all[k] - n * shares[k];
      out[1 + parts + 2 * k] = q0[k] * m0[k] + low[k] * m1[k];
      out[2 + parts + 2 * k] = q1[k] * m1[k];
      by_shape[0] = all[k] - q0[k] * g0[k] + q0[k] * q0[k] - 1;
      by_shape[1] = all[k] - q1[k] * g1[k] + q1[k] * q1[k] - 1;
      by_shape[2] = low[k] - gl[k];
    }
    out[0] = value;
  }

 private:
  /// log(sum of e^t); t becomes its gradient.
  static double logsumexp(by_part& t) {
    double most = t[0], sum = 0;
    for (std::size_t k = 1; k < parts; ++k) most = t[k] > most ? t[k] : most;
    for (double& u : t) {
      u = std::exp(u - most);
      sum += u;
    }
    const double part = 1 / sum;
    for (double& u : t) u *= part;
    return std::log(sum) + most;
  }
};

inline double sigmoid(double u) { return 1 / (1 + std::exp(-u)); }

/// u = W v + b
template <std::size_t Rows, std::size_t Columns>
inline void layer(const double* W, const double* b, const double* v, double* u) {
  for (std::size_t i = 0; i < Rows; ++i) {
    double sum = b[i];
    for (std::size_t j = 0; j < Columns; ++j) sum += W[Columns * i + j] * v[j];
    u[i] = sum;
  }
}

struct perceptron {
  static void compute(const numbers& in, double* __restrict out) {
    const double *const W1 = in.parameters.data(), *const b1 = W1 + 32, *const W2 = b1 + 8,
                        *const b2 = W2 + 64, *const W3 = b2 + 8, *const x = in.rows.data();
    double *const by_W1 = out + 1, *const by_b1 = by_W1 + 32, *const by_W2 = by_b1 + 8,
                  *const by_b2 = by_W2 + 64, *const by_W3 = by_b2 + 8;
    double h1[8], h2[8], y = W3[8];
    layer<8, 4>(W1, b1, x, h1);
    for (double& u : h1) u = sigmoid(u);
    layer<8, 8>(W2, b2, h1, h2);
    for (double& u : h2) u = sigmoid(u);
    for (std::size_t i = 0; i < 8; ++i) y += W3[i] * h2[i];
    const double miss = y - in.targets[0];
    out[0] = miss * miss / 2;
    by_W3[8] = miss;
    double d1[8] = {};
    for (std::size_t i = 0; i < 8; ++i) {
      by_W3[i] = miss * h2[i];
      const double d = by_W3[i] * W3[i] * (1 - h2[i]);
      by_b2[i] = d;
      for (std::size_t j = 0; j < 8; ++j) {
        by_W2[8 * i + j] = d * h1[j];
        d1[j] += d * W2[8 * i + j];
      }
    }
    for (std::size_t i = 0; i < 8; ++i) {
      const double d = d1[i] * h1[i] * (1 - h1[i]);
      by_b1[i] = d;
      for (std::size_t j = 0; j < 4; ++j) by_W1[4 * i + j] = d * x[j];
    }
  }
};

struct rosenbrock {
  static void compute(const numbers& in, double* __restrict out) {
    const double* const x = in.parameters.data();
    double value = 0;
    for (std::size_t i = 0; i < in.parameters.size(); i += 2) {
      const double u = 1 - x[i], v = x[i + 1] - x[i] * x[i];
      value += u * u + 100 * v * v;
      out[1 + i] = -2 * u - 400 * x[i] * v;
      out[2 + i] = 200 * v;
    }
    out[0] = value;
  }
};

template <std::size_t In, std::size_t Hidden, std::size_t Out>
struct network {
  static void compute(const numbers& in, double* __restrict out) {
    const double *const W1 = in.parameters.data(), *const b1 = W1 + Hidden * In,
                        *const W2 = b1 + Hidden, *const b2 = W2 + Out * Hidden;
    double *const by_W1 = out + 1, *const by_b1 = by_W1 + Hidden * In,
                  *const by_W2 = by_b1 + Hidden, *const by_b2 = by_W2 + Out * Hidden;
    std::fill(out, by_b2 + Out, 0.0);
    const std::size_t samples = in.rows.size() / In;
    const double part = 1 / static_cast<double>(samples);
    for (std::size_t s = 0; s < samples; ++s) {
      const double *const x = in.rows.data() + In * s, *const t = in.targets.data() + Out * s;
      double h[Hidden], z[Out], dh[Hidden] = {}, sum = 0;
      layer<Hidden, In>(W1, b1, x, h);
      for (double& u : h) u = sigmoid(u);
      layer<Out, Hidden>(W2, b2, h, z);
      for (std::size_t i = 0; i < Out; ++i) {
        out[0] -= part * t[i] * z[i];
        z[i] = std::exp(z[i]);
        sum += z[i];
      }
      out[0] += part * std::log(sum);
      for (std::size_t i = 0; i < Out; ++i) {
        const double d = part * (z[i] / sum - t[i]);
        by_b2[i] += d;
        for (std::size_t j = 0; j < Hidden; ++j) {
          by_W2[Hidden * i + j] += d * h[j];
          dh[j] += d * W2[Hidden * i + j];
        }
      }
      for (std::size_t i = 0; i < Hidden; ++i) {
        const double d = dh[i] * h[i] * (1 - h[i]);
        by_b1[i] += d;
        for (std::size_t j = 0; j < In; ++j) by_W1[In * i + j] += d * x[j];
      }
    }
  }
};

}  // namespace hand
