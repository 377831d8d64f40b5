// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/line_search.hpp>

namespace nabla::core {

/// Against the gradient, at a rate given beforehand, which may decay: rate/(1 + decay k) in step k.
struct gradient_descent {
  double rate = 0.01, decay = 0;

  static constexpr std::size_t memory(std::size_t) { return 0; }
  template <class State, class T>
  constexpr auto step(const State& now, T*) const {
    const T rate_now = T(rate) / (1 + T(decay) * T(now.iterations));
    return [rate_now]<class V>(auto, V slope) -> V { return -rate_now * slope; };
  }
};

/// Against the gradient, as far as a search says: `steepest_descent<>`,
/// `steepest_descent<backtracking>`, `steepest_descent<exact_search>`.
template <class Search = strong_wolfe>
struct steepest_descent {
  Search search{};

  static constexpr std::size_t memory(std::size_t) { return 0; }
  template <class State, class T>
  constexpr T direction(const State& now, T*, T* along) const {
    detail::set_multiple<State::size>(along, T(-1), now.gradient);
    if (now.is_fresh) return now.gradient_norm > 1 ? 1 / now.gradient_norm : T(1);
    const T turn = detail::product_of<State::size>(now.step, now.gradient_change);
    const T length = detail::product_of<State::size>(now.step, now.step);
    return turn > 0 ? length / turn : T(1);
  }
};

}  // namespace nabla::core

namespace nabla {

using core::gradient_descent;
using core::steepest_descent;

}  // namespace nabla
