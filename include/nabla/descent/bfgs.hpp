// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/line_search.hpp>

namespace nabla::core {

/// Broyden, Fletcher, Goldfarb and Shanno's method: it learns the inverse of the Hessian from the
/// steps it has made. (Nocedal and Wright, Numerical Optimization, 2006, section 6.1.)
struct bfgs {
  strong_wolfe search{};

  static constexpr std::size_t largest = 64;
  /// The inverse, a column to calculate in, and whether a step has been learned from.
  static constexpr std::size_t memory(std::size_t n) { return n * n + n + 1; }

  template <class State, class T>
  constexpr T direction(const State& now, T* memory, T* along) const {
    constexpr std::size_t n = State::size;
    if (now.is_fresh)
      forget<n>(memory);
    else
      learn(now, memory);
    detail::set_product<n>(along, memory, now.gradient);
    for (std::size_t k = 0; k < n; ++k) along[k] = -along[k];
    return now.is_fresh && now.gradient_norm > 1 ? 1 / now.gradient_norm : T(1);
  }

 private:
  template <std::size_t N, class T>
  static constexpr void forget(T* memory) {
    for (std::size_t i = 0; i < N * N; ++i) memory[i] = i % (N + 1) == 0 ? T(1) : T(0);
    memory[N * N + N] = 0;
  }
  template <class State, class T>
  static constexpr void learn(const State& now, T* inverse) {
    constexpr std::size_t n = State::size;
    T *const turned = inverse + n * n, *const has_learned = turned + n;
    const T turn = detail::product_of<n>(now.step, now.gradient_change);
    const T change = detail::product_of<n>(now.gradient_change, now.gradient_change);
    if (!(turn > floating_limits<T>::epsilon() * change)) return;
    if (*has_learned == 0)
      for (std::size_t i = 0; i < n * n; i += n + 1) inverse[i] = turn / change;
    *has_learned = 1;
    detail::set_product<n>(turned, inverse, now.gradient_change);
    const T weight = (1 + detail::product_of<n>(turned, now.gradient_change) / turn) / turn;
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j)
        inverse[i * n + j] += weight * now.step[i] * now.step[j] -
                              (turned[i] * now.step[j] + now.step[i] * turned[j]) / turn;
  }
};

}  // namespace nabla::core

namespace nabla {

using core::bfgs;

}  // namespace nabla
