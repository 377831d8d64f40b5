// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/vectors.hpp>

// Methods whose rate adapts to each variable by the gradients it has seen.

namespace nabla::core {

/// s += g^2, x -= rate g/(sqrt(s) + epsilon). (Duchi, Hazan and Singer, JMLR 12 (2011) 2121-2159.)
struct adagrad {
  double rate = 0.01, epsilon = 1e-10;

  static constexpr std::size_t memory(std::size_t n) { return n; }
  template <class State, class T>
  constexpr void step(const State& now, T* squares, T* by) const {
    for (std::size_t k = 0; k < State::size; ++k) {
      const T slope = now.gradient[k];
      squares[k] += slope * slope;
      by[k] = -T(rate) * slope / (math::sqrt(squares[k]) + T(epsilon));
    }
  }
};

/// s = decay s + (1 - decay) g^2, x -= rate g/(sqrt(s) + epsilon). (Tieleman and Hinton, Lecture 6.5
/// of Neural networks for machine learning, 2012.)
struct rmsprop {
  double rate = 0.01, decay = 0.9, epsilon = 1e-8;

  static constexpr std::size_t memory(std::size_t n) { return n; }
  template <class State, class T>
  constexpr void step(const State& now, T* squares, T* by) const {
    for (std::size_t k = 0; k < State::size; ++k) {
      const T slope = now.gradient[k];
      squares[k] = T(decay) * squares[k] + (1 - T(decay)) * slope * slope;
      by[k] = -T(rate) * slope / (math::sqrt(squares[k]) + T(epsilon));
    }
  }
};

namespace detail {

/// The step of adam. Mean and mean square of the gradients, and the powers of both betas, are in
/// `memory`; the means are divided by what they lack in the first steps.
template <class Method, class State, class T>
constexpr void adam_step(const Method& method, const State& now, T* memory, T* by) {
  constexpr std::size_t n = State::size;
  const T beta1 = T(method.beta1), beta2 = T(method.beta2);
  T *const means = memory, *const squares = memory + n, *const powers = memory + 2 * n;
  powers[0] = now.iterations == 0 ? beta1 : powers[0] * beta1;
  powers[1] = now.iterations == 0 ? beta2 : powers[1] * beta2;
  const T rate = T(method.rate) / (1 - powers[0]), share = 1 / (1 - powers[1]);
  const T epsilon = T(method.epsilon);
  for (std::size_t k = 0; k < n; ++k) {
    const T slope = now.gradient[k];
    means[k] = beta1 * means[k] + (1 - beta1) * slope;
    squares[k] = beta2 * squares[k] + (1 - beta2) * slope * slope;
    by[k] = -rate * means[k] / (math::sqrt(share * squares[k]) + epsilon);
  }
}

}  // namespace detail

/// m = beta1 m + (1 - beta1) g, s = beta2 s + (1 - beta2) g^2; in step t, from 1, with m' = m/(1 -
/// beta1^t) and s' = s/(1 - beta2^t): x -= rate m'/(sqrt(s') + epsilon). (Kingma and Ba, ICLR 2015,
/// algorithm 1.)
struct adam {
  double rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;

  static constexpr std::size_t memory(std::size_t n) { return 2 * n + 2; }
  template <class State, class T>
  constexpr void step(const State& now, T* memory, T* by) const {
    detail::adam_step(*this, now, memory, by);
  }
};
/// adam, and x -= rate decay x beside it. (Loshchilov and Hutter, ICLR 2019, algorithm 2, with the
/// rate as its schedule.)
struct adamw {
  double rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0.01;

  static constexpr std::size_t memory(std::size_t n) { return 2 * n + 2; }
  template <class State, class T>
  constexpr void step(const State& now, T* memory, T* by) const {
    detail::adam_step(*this, now, memory, by);
    detail::add_multiple<State::size>(by, -T(rate) * T(decay), now.point);
  }
};

}  // namespace nabla::core

namespace nabla {

using core::adagrad;
using core::adam;
using core::adamw;
using core::rmsprop;

}  // namespace nabla
