// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/line_search.hpp>

namespace nabla::core {

/// BFGS with the last `Steps` steps instead of a matrix. (Nocedal and Wright, Numerical
/// Optimization, 2006, algorithm 7.4.)
template <std::size_t Steps = 10>
struct l_bfgs {
  static_assert(Steps > 0, "l_bfgs remembers one step at least");
  strong_wolfe search{};

  /// Steps and changes of the gradient, their products, weights, and how many steps there were.
  static constexpr std::size_t memory(std::size_t n) { return Steps * (2 * n + 2) + 1; }

  template <class State, class T>
  constexpr T direction(const State& now, T* memory, T* along) const {
    constexpr std::size_t n = State::size;
    history<T, n> past{memory};
    if (now.is_fresh)
      *past.count() = 0;
    else
      past.learn(now);
    detail::set_multiple<n>(along, T(-1), now.gradient);
    past.turn(along);
    return now.is_fresh && now.gradient_norm > 1 ? 1 / now.gradient_norm : T(1);
  }

 private:
  template <class T, std::size_t N>
  struct history {
    T* memory;

    constexpr T* step(std::size_t k) const { return memory + k % Steps * N; }
    constexpr T* change(std::size_t k) const { return step(k) + Steps * N; }
    constexpr T& product(std::size_t k) const { return memory[2 * Steps * N + k % Steps]; }
    constexpr T& weight(std::size_t k) const { return memory[2 * Steps * N + Steps + k % Steps]; }
    constexpr T* count() const { return memory + Steps * (2 * N + 2); }

    template <class State>
    constexpr void learn(const State& now) {
      const T turn = detail::product_of<N>(now.step, now.gradient_change);
      const T length = detail::product_of<N>(now.gradient_change, now.gradient_change);
      if (!(turn > floating_limits<T>::epsilon() * length)) return;
      const auto k = static_cast<std::size_t>(*count());
      detail::set_multiple<N>(step(k), T(1), now.step);
      detail::set_multiple<N>(change(k), T(1), now.gradient_change);
      product(k) = turn;
      *count() += 1;
    }
    /// Multiplies by the inverse of the Hessian, as far as it is known.
    constexpr void turn(T* along) {
      const auto end = static_cast<std::size_t>(*count());
      if (end == 0) return;
      const std::size_t begin = end > Steps ? end - Steps : 0, last = end - 1;
      for (std::size_t k = end; k-- > begin;) {
        weight(k) = detail::product_of<N>(step(k), along) / product(k);
        detail::add_multiple<N>(along, -weight(k), change(k));
      }
      const T scale = product(last) / detail::product_of<N>(change(last), change(last));
      detail::set_multiple<N>(along, scale, along);
      for (std::size_t k = begin; k < end; ++k) {
        const T excess = weight(k) - detail::product_of<N>(change(k), along) / product(k);
        detail::add_multiple<N>(along, excess, step(k));
      }
    }
  };
};

}  // namespace nabla::core

namespace nabla {

using core::l_bfgs;

}  // namespace nabla
