// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/line_search.hpp>
#include <nabla/descent/quadratic_model.hpp>

namespace nabla::core {

/// Newton's method: the Hessian, made positive definite by a modified Cholesky factorisation, gives
/// the direction. Above 64 numbers conjugate gradients find it by products with the Hessian.
struct newton {
  strong_wolfe search{};

  static constexpr bool uses_hessian = true;
  static constexpr std::size_t memory(std::size_t n) { return detail::memory_of_model(n); }

  template <class State, class T>
  [[gnu::always_inline]] constexpr T direction(const State& now, T* memory, T* along) const {
    const detail::quadratic_model<State> model(now, memory);
    model.lowest(now, along);
    return model.is_convex ? T(1) : cautious_rate<State::size>(now.point, along);
  }

 private:
  /// Of a modified Hessian the length of the step says little: it goes no further than the point is
  /// from 0, or than 1.
  template <std::size_t N, class T>
  [[gnu::always_inline]] static constexpr T cautious_rate(const T* point, const T* along) {
    const T length = detail::length_of_column<N>(along), reach = detail::length_of_column<N>(point);
    const T limit = reach > 1 ? reach : T(1);
    return length > limit ? limit / length : T(1);
  }
};

}  // namespace nabla::core

namespace nabla {

using core::newton;

}  // namespace nabla
