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
  constexpr auto step(const State&, T* velocity) const {
    return [velocity, share = T(momentum), by = T(rate)](auto k, auto slope) {
      return k.put(velocity, share * k.of(velocity) - by * slope);
    };
  }
};

/// Nesterov's accelerated gradient, told at the places where the gradient is taken: v = momentum v -
/// rate g, x += momentum v - rate g. (Bengio, Boulanger-Lewandowski and Pascanu, ICASSP 2013,
/// section 3.5.)
struct nesterov {
  double rate = 0.01, momentum = 0.9;

  static constexpr std::size_t memory(std::size_t n) { return n; }
  template <class State, class T>
  constexpr auto step(const State&, T* velocity) const {
    return [velocity, share = T(momentum), by = T(rate)]<class V>(auto k, V slope) -> V {
      return share * k.put(velocity, share * k.of(velocity) - by * slope) - by * slope;
    };
  }
};

}  // namespace nabla::core

namespace nabla {

using core::momentum;
using core::nesterov;

}  // namespace nabla
