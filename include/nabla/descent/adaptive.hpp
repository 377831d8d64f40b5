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
  constexpr auto step(const State&, T* squares) const {
    return [squares, by = T(rate), least = T(epsilon)]<class V>(auto k, V slope) -> V {
      const V square = k.put(squares, k.of(squares) + slope * slope);
      return -by * slope / (math::sqrt(square) + least);
    };
  }
};

/// s = decay s + (1 - decay) g^2, x -= rate g/(sqrt(s) + epsilon). (Tieleman and Hinton, Lecture 6.5
/// of Neural networks for machine learning, 2012.)
struct rmsprop {
  double rate = 0.01, decay = 0.9, epsilon = 1e-8;

  static constexpr std::size_t memory(std::size_t n) { return n; }
  template <class State, class T>
  constexpr auto step(const State&, T* squares) const {
    return [squares, by = T(rate), least = T(epsilon), share = T(decay)]<class V>(auto k,
                                                                                  V slope) -> V {
      const V square = k.put(squares, share * k.of(squares) + (1 - share) * slope * slope);
      return -by * slope / (math::sqrt(square) + least);
    };
  }
};

namespace detail {

/// The step of adam. Mean and mean square of the gradients, and the powers of both betas, are in
/// `memory`; the means are divided by what they lack in the first steps.
template <class Method, class State, class T>
constexpr auto adam_step(const Method& method, const State& now, T* memory) {
  constexpr std::size_t n = State::size;
  const T beta1 = T(method.beta1), beta2 = T(method.beta2), epsilon = T(method.epsilon);
  T *const means = memory, *const squares = memory + n, *const powers = memory + 2 * n;
  powers[0] = now.iterations == 0 ? beta1 : powers[0] * beta1;
  powers[1] = now.iterations == 0 ? beta2 : powers[1] * beta2;
  const T rate = T(method.rate) / (1 - powers[0]), share = 1 / (1 - powers[1]);
  return [=]<class V>(auto k, V slope) -> V {
    const V mean = k.put(means, beta1 * k.of(means) + (1 - beta1) * slope);
    const V square = k.put(squares, beta2 * k.of(squares) + (1 - beta2) * slope * slope);
    return -rate * mean / (math::sqrt(V(share * square)) + epsilon);
  };
}

}  // namespace detail

/// m = beta1 m + (1 - beta1) g, s = beta2 s + (1 - beta2) g^2; in step t, from 1, with m' = m/(1 -
/// beta1^t) and s' = s/(1 - beta2^t): x -= rate m'/(sqrt(s') + epsilon). (Kingma and Ba, ICLR 2015,
/// algorithm 1.)
struct adam {
  double rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;

  static constexpr std::size_t memory(std::size_t n) { return 2 * n + 2; }
  template <class State, class T>
  constexpr auto step(const State& now, T* memory) const {
    return detail::adam_step(*this, now, memory);
  }
};
/// adam, and x -= rate decay x beside it. (Loshchilov and Hutter, ICLR 2019, algorithm 2, with the
/// rate as its schedule.)
struct adamw {
  double rate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0.01;

  static constexpr std::size_t memory(std::size_t n) { return 2 * n + 2; }
  template <class State, class T>
  constexpr auto step(const State& now, T* memory) const {
    const T *const point = now.point, shrinkage = T(rate) * T(decay);
    return [point, shrinkage, adams = detail::adam_step(*this, now, memory)]<class V>(
               auto k, V slope) -> V { return adams(k, slope) - shrinkage * k.of(point); };
  }
};

}  // namespace nabla::core

namespace nabla {

using core::adagrad;
using core::adam;
using core::adamw;
using core::rmsprop;

}  // namespace nabla
