// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/line_search.hpp>

namespace nabla::core {

/// Conjugate gradients, after Polak and Ribière, never with a negative factor. (Nocedal and Wright,
/// Numerical Optimization, 2006, section 5.2.)
struct conjugate_gradient {
  strong_wolfe search{.curvature = 0.1};

  /// The direction before, and the square of the gradient there.
  static constexpr std::size_t memory(std::size_t n) { return n + 1; }

  template <class State, class T>
  constexpr T direction(const State& now, T* memory, T* along) const {
    constexpr std::size_t n = State::size;
    T& former_square = memory[n];
    const T square = detail::product_of<n>(now.gradient, now.gradient);
    const T former_slope = detail::product_of<n>(now.step, now.gradient) -
                           detail::product_of<n>(now.step, now.gradient_change);
    detail::set_multiple<n>(along, T(-1), now.gradient);
    if (!now.is_fresh) {
      const T factor = detail::product_of<n>(now.gradient, now.gradient_change) / former_square;
      if (factor > 0) detail::add_multiple<n>(along, factor, memory);
      if (!(detail::product_of<n>(along, now.gradient) < 0))
        detail::set_multiple<n>(along, T(-1), now.gradient);
    }
    detail::set_multiple<n>(memory, T(1), along);
    former_square = square;
    if (now.is_fresh) return now.gradient_norm > 1 ? 1 / now.gradient_norm : T(1);
    return former_slope / detail::product_of<n>(along, now.gradient);
  }
};

}  // namespace nabla::core

namespace nabla {

using core::conjugate_gradient;

}  // namespace nabla
