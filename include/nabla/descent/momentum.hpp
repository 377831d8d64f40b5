// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/vectors.hpp>

namespace nabla::core {

/// A heavy ball: v = momentum v - rate g, x += v. (B. T. Polyak, USSR Comp. Math. and Math. Phys. 4
/// (1964) 1-17, as Sutskever et al., ICML 2013, write it.)
struct momentum {
  double rate = 0.01, momentum = 0.9;

  static constexpr std::size_t memory(std::size_t n) { return n; }
  template <class State, class T>
  constexpr void step(const State& now, T* velocity, T* by) const {
    for (std::size_t k = 0; k < State::size; ++k) {
      velocity[k] = T(momentum) * velocity[k] - T(rate) * now.gradient[k];
      by[k] = velocity[k];
    }
  }
};

/// Nesterov's accelerated gradient, told at the places where the gradient is taken: v = momentum v -
/// rate g, x += momentum v - rate g. (Bengio, Boulanger-Lewandowski and Pascanu, ICASSP 2013,
/// section 3.5.)
struct nesterov {
  double rate = 0.01, momentum = 0.9;

  static constexpr std::size_t memory(std::size_t n) { return n; }
  template <class State, class T>
  constexpr void step(const State& now, T* velocity, T* by) const {
    for (std::size_t k = 0; k < State::size; ++k) {
      velocity[k] = T(momentum) * velocity[k] - T(rate) * now.gradient[k];
      by[k] = T(momentum) * velocity[k] - T(rate) * now.gradient[k];
    }
  }
};

}  // namespace nabla::core

namespace nabla {

using core::momentum;
using core::nesterov;

}  // namespace nabla
