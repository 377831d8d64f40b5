// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/quadratic_model.hpp>

namespace nabla::core {

/// Goes to where the parabola that fits here is low, within a radius that grows while it tells the
/// truth and shrinks where it does not. Up to 64 numbers by dogleg, above by Steihaug's conjugate
/// gradients. (Nocedal and Wright, Numerical Optimization, 2006, algorithm 4.1.)
struct trust_region {
  double radius = 1;
  std::size_t evaluations = 200;  ///< in one step, at most

  static constexpr bool uses_hessian = true;
  static constexpr std::size_t memory(std::size_t n) { return detail::memory_of_model(n) + 1; }

  template <class State, class T>
  constexpr bool advance(State& now, T* memory, T* by) const {
    T& reach = memory[detail::memory_of_model(State::size)];
    if (now.is_fresh) reach = T(radius);
    const detail::quadratic_model<State> model(now, memory);
    for (std::size_t k = 0; k < evaluations; ++k) {
      model.lowest_within(now, reach, by);
      const T length = detail::length_of_column<State::size>(by);
      if (!math::isfinite(length)) return false;
      const T promised = model.fall(now, by);
      const bool is_finite = now.look(by, T(1));
      if (!now.is_elsewhere()) return false;
      const T ratio = is_finite && promised > 0 ? (now.value - now.trial_value) / promised : T(-1);
      if (ratio < T(0.25)) reach = length / 4;
      if (ratio > T(0.75) && length > T(0.8) * reach) reach *= 2;
      if (ratio > T(1e-4) || (is_finite && now.is_flatter())) return true;
    }
    return false;
  }
};

}  // namespace nabla::core

namespace nabla {

using core::trust_region;

}  // namespace nabla
