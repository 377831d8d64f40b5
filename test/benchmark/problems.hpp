// SPDX-License-Identifier: BSL-1.0
// The problems that nabla, hand-written code and other libraries solve, as templates of the number:
// a type of theirs for the variables, and for the data that are not varied a type that may be another.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace problems {

using std::cos, std::erf, std::exp, std::log, std::pow, std::sin, std::sqrt;

/// Inputs: the variables, then the data, each between low and high. Outputs: the values, their
/// derivatives by the variables, row by row, and for order 2 the Hessian, row by row. Of order 0 are
/// problems whose values are derivatives themselves.
struct shape {
  const char* name;
  std::size_t variables, data, values;
  int order;
  double low, high;

  constexpr std::size_t inputs() const { return variables + data; }
  constexpr std::size_t outputs() const {
    return values * (1 + (order > 0 ? variables : 0)) + (order > 1 ? variables * variables : 0);
  }
};

struct seed {
  static constexpr shape is{"seed", 2, 0, 1, 1, -2, 2};
  template <class T, class D>
  static constexpr void values(const T* x, const D*, T* f) {
    f[0] = x[0] * x[0] * x[1] + sin(x[0] * x[1]);
  }
};

struct rosenbrock {
  static constexpr shape is{"rosenbrock", 2, 0, 1, 2, -2, 2};
  template <class T, class D>
  static constexpr void values(const T* x, const D*, T* f) {
    const T u = 1.0 - x[0], v = x[1] - x[0] * x[0];
    f[0] = u * u + 100.0 * (v * v);
  }
};

/// A sum over all neighbours.
struct rosenbrock32 {
  static constexpr shape is{"rosenbrock32", 32, 0, 1, 1, -2, 2};
  template <class T, class D>
  static constexpr void values(const T* x, const D*, T* f) {
    T sum(0.0);
    for (std::size_t i = 0; i + 1 < is.variables; ++i) {
      const T u = 1.0 - x[i], v = x[i + 1] - x[i] * x[i];
      sum += u * u + 100.0 * (v * v);
    }
    f[0] = sum;
  }
};

/// A sum over 16 pairs that have nothing in common.
struct rosenbrock_pairs {
  static constexpr shape is{"rosenbrock_pairs", 32, 0, 1, 1, -2, 2};
  template <class T, class D>
  static constexpr void values(const T* x, const D*, T* f) {
    T sum(0.0);
    for (std::size_t i = 0; i < is.variables; i += 2) {
      const T u = 1.0 - x[i], v = x[i + 1] - x[i] * x[i];
      sum += u * u + 100.0 * (v * v);
    }
    f[0] = sum;
  }
};

struct product32 {
  static constexpr shape is{"product32", 32, 0, 1, 1, 0.5, 2};
  template <class T, class D>
  static constexpr void values(const T* x, const D*, T* f) {
    T product = x[0];
    for (std::size_t i = 1; i < is.variables; ++i) product *= x[i];
    f[0] = product;
  }
};

/// The price of a European call for S, K, r, sigma, T.
struct black_scholes {
  static constexpr shape is{"black_scholes", 5, 0, 1, 1, 0.2, 1.5};
  template <class T, class D>
  static constexpr void values(const T* x, const D*, T* f) {
    const T S = x[0], K = x[1], r = x[2], sigma = x[3], t = x[4];
    const T deviation = sigma * sqrt(t);
    const T d1 = (log(S / K) + (r + 0.5 * sigma * sigma) * t) / deviation, d2 = d1 - deviation;
    const T p1 = 0.5 * (1.0 + erf(d1 * 0.70710678118654752440)),
            p2 = 0.5 * (1.0 + erf(d2 * 0.70710678118654752440));
    f[0] = S * p1 - K * exp(-r * t) * p2;
  }
};

/// Of a price by the tails of the normal distribution: delta, vega, theta, rho, gamma.
struct greeks {
  static constexpr shape is{"greeks", 5, 0, 6, 0, 0.2, 1.5};
};

/// Reprojection of a point X by a camera: rotation vector, translation, focal length, distortion;
/// then X. The data are what was observed.
struct camera {
  static constexpr shape is{"camera", 12, 2, 2, 1, 0.1, 1};
  template <class T, class D>
  static constexpr void values(const T* c, const D* seen, T* f) {
    const T* const X = c + 9;
    const T angle = sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]);
    const T u = c[0] / angle, v = c[1] / angle, w = c[2] / angle;  // the axis
    const T cosine = cos(angle), sine = sin(angle);
    const T rest = (u * X[0] + v * X[1] + w * X[2]) * (1.0 - cosine);
    const T at_x = X[0] * cosine + (v * X[2] - w * X[1]) * sine + u * rest + c[3];
    const T at_y = X[1] * cosine + (w * X[0] - u * X[2]) * sine + v * rest + c[4];
    const T at_z = X[2] * cosine + (u * X[1] - v * X[0]) * sine + w * rest + c[5];
    const T px = at_x / at_z, py = at_y / at_z, r2 = px * px + py * py;
    const T scale = c[6] * (1.0 + r2 * (c[7] + c[8] * r2));
    f[0] = scale * px - seen[0];
    f[1] = scale * py - seen[1];
  }
};

/// 1/(1 + exp(-u)). (nabla has a function of its own, and Eigen one of this name.)
template <class T>
constexpr T logistic(const T& u) {
  if constexpr (requires { sigmoid(u); })
    return sigmoid(u);
  else
    return 1.0 / (1.0 + exp(-u));
}

/// A perceptron 4-8-8-1 with sigmoids in both hidden layers and the loss (y - target)^2, for its
/// parameters W1 (8x4), b1, W2 (8x8), b2, W3, b3. The data are 4 inputs and the target.
struct perceptron {
  static constexpr shape is{"perceptron", 121, 5, 1, 1, -1, 1};
  template <class T, class D>
  static constexpr void values(const T* w, const D* sample, T* f) {
    T first[8], second[8];
    for (std::size_t i = 0; i < 8; ++i) {
      T sum = w[32 + i];
      for (std::size_t j = 0; j < 4; ++j) sum += w[4 * i + j] * sample[j];
      first[i] = problems::logistic<T>(sum);
    }
    for (std::size_t i = 0; i < 8; ++i) {
      T sum = w[104 + i];
      for (std::size_t j = 0; j < 8; ++j) sum += w[40 + 8 * i + j] * first[j];
      second[i] = problems::logistic<T>(sum);
    }
    T y = w[120];
    for (std::size_t j = 0; j < 8; ++j) y += w[112 + j] * second[j];
    const T miss = y - sample[4];
    f[0] = miss * miss;
  }
};

/// A sum of 20 Gaussians in space; the data are the middle, the steepness and the weight of each.
struct gaussians {
  static constexpr shape is{"gaussians", 3, 100, 1, 2, -1, 1};
  template <class T, class D>
  static constexpr void values(const T* x, const D* data, T* f) {
    T sum(0.0);
    for (std::size_t i = 0; i < 20; ++i) {
      const D* const g = data + 5 * i;
      const T u = x[0] - g[0], v = x[1] - g[1], w = x[2] - g[2];
      sum += g[4] * exp(-g[3] * (u * u + v * v + w * w));
    }
    f[0] = sum;
  }
};

/// Hagan's expansion of the SABR model's implied volatility, for the forward, alpha, beta, nu, rho;
/// the data are strike and time.
struct sabr {
  static constexpr shape is{"sabr", 5, 2, 1, 1, 0.3, 0.9};
  template <class T, class D>
  static constexpr void values(const T* x, const D* data, T* volatility) {
    const T f = x[0], alpha = x[1], beta = x[2], nu = x[3], rho = x[4];
    const T k(data[0]), t(data[1]), rest = 1.0 - beta, product = f * k;
    const T z = nu * (pow(f, rest) - pow(k, rest)) / alpha / rest;
    const T zeta = nu * (f - k) / alpha / pow(product, T(beta / 2.0));
    const T ratio = (sqrt(1.0 + zeta * (zeta - 2.0 * rho)) + zeta - rho) / (1.0 - rho);
    const T leading = nu * log(f / k) * zeta / z / log(ratio);
    const T s = pow(product, T(rest / 2.0));
    const T correction = rest * rest * alpha * alpha / 24.0 / s / s +
                         rho * alpha * beta * nu / 4.0 / s +
                         nu * nu * (2.0 - 3.0 * rho * rho) / 24.0;
    volatility[0] = leading * (1.0 + correction * t);
  }
};

/// Peng and Robinson's pressure of a gas, for the temperature and the volume; the data are Tc, pc
/// and the acentric factor.
struct peng_robinson {
  static constexpr shape is{"peng_robinson", 2, 3, 1, 2, 1, 4};
  template <class T, class D>
  static constexpr void values(const T* x, const D* data, T* pressure) {
    const D Tc = data[0], pc = data[1], omega = data[2];
    const double R = 8.314462618;
    const D kappa = 0.37464 + 1.54226 * omega - 0.26992 * (omega * omega);
    const T root = 1.0 + kappa * (1.0 - sqrt(T(x[0] / Tc)));
    const D attraction = 0.457235 * ((R * Tc) * (R * Tc)) / pc, b = 0.077796 * (R * Tc) / pc;
    pressure[0] =
        R * x[0] / (x[1] - b) - attraction * (root * root) / (x[1] * (x[1] + b) + b * (x[1] - b));
  }
};

}  // namespace problems
