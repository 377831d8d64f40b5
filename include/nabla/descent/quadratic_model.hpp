// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/cholesky.hpp>
#include <nabla/descent/objective.hpp>

// The parabola that has the function's value, gradient and curvature here: how far it falls along a
// step, and where within a radius it is low. For 64 numbers at most the Hessian is factored, above
// it is only multiplied with directions.

namespace nabla::core::detail {

/// How far from u along v the sphere of this radius is.
template <std::size_t N, class T>
constexpr T way_to_sphere(const T* u, const T* v, T radius) {
  const T square = product_of<N>(v, v), half = product_of<N>(u, v);
  const T inside = radius * radius - product_of<N>(u, u);
  const T root = math::sqrt(half * half + square * (inside > 0 ? inside : T(0)));
  return half > 0 ? inside / (half + root) : (root - half) / square;
}

/// By a modified factorisation, which is positive definite.
template <class State>
struct factored_model {
  using T = typename State::number;
  static constexpr std::size_t size = State::size;

  kept<T, size, size * size> factors;
  kept<T, size> newton;
  bool is_convex = true;  ///< whether the function curves up in all directions

  [[gnu::always_inline]] constexpr factored_model(const State& now, T* numbers) {
    take_storage<size * size>(factors, numbers);
    take_storage<size>(newton, numbers);
    now.hessian(factors, newton);
    is_convex = factor_modified<size>(factors);
    set_multiple<size>(newton, T(-1), now.gradient);
    solve_factored<size>(factors, newton);
  }
  /// To the minimum of the model.
  constexpr void lowest(const State&, T* by) const { set_multiple<size>(by, T(1), newton); }
  /// Along the gradient to the lowest point there, then towards the minimum of the model, as far as
  /// the radius lets: the dogleg. (Nocedal and Wright, section 4.1.)
  constexpr void lowest_within(const State& now, T radius, T* by) const {
    if (length_of_column<size>(newton) <= radius) return lowest(now, by);
    const T square = product_of<size>(now.gradient, now.gradient);
    const T rate = square / square_by_factors<size>(factors, now.gradient);
    if (rate * now.gradient_norm >= radius)
      return set_multiple<size>(by, -radius / now.gradient_norm, now.gradient);
    set_multiple<size>(by, -rate, now.gradient);
    T rest[size];
    for (std::size_t k = 0; k < size; ++k) rest[k] = newton[k] - by[k];
    add_multiple<size>(by, way_to_sphere<size>(by, rest, radius), rest);
  }
  constexpr T fall(const State& now, const T* by) const {
    return -product_of<size>(now.gradient, by) - square_by_factors<size>(factors, by) / 2;
  }
};

/// By products with directions: conjugate gradients, which stop at the radius or where the function
/// curves down. (T. Steihaug, SIAM J. Numer. Anal. 20 (1983) 626-637.)
template <class State>
struct multiplied_model {
  using T = typename State::number;
  static constexpr std::size_t size = State::size;

  T *residual, *along, *turned;
  mutable bool is_convex = true;  ///< whether it curves up in the directions that were tried

  constexpr multiplied_model(const State&, T* numbers)
      : residual(numbers), along(numbers + size), turned(numbers + 2 * size) {}
  constexpr void lowest(const State& now, T* by) const {
    lowest_within(now, floating_limits<T>::infinity(), by);
  }
  constexpr void lowest_within(const State& now, T radius, T* by) const {
    set_multiple<size>(by, T(0), by);
    set_multiple<size>(residual, T(1), now.gradient);
    set_multiple<size>(along, T(-1), now.gradient);
    const T norm = now.gradient_norm, enough = norm * math::sqrt(norm < T(0.01) ? norm : T(0.01));
    T square = product_of<size>(residual, residual);
    for (std::size_t k = 0; k < 2 * size && math::sqrt(square) > enough; ++k) {
      now.hessian_times(along, turned);
      const T curvature = product_of<size>(along, turned);
      const T rate = square / curvature;
      if (!(curvature > 0) || !is_inside(by, rate, radius)) return end(by, k, radius);
      add_multiple<size>(by, rate, along);
      add_multiple<size>(residual, rate, turned);
      const T former = std::exchange(square, product_of<size>(residual, residual));
      for (std::size_t i = 0; i < size; ++i) along[i] = square / former * along[i] - residual[i];
    }
  }
  constexpr T fall(const State& now, const T* by) const {
    now.hessian_times(by, turned);
    return -product_of<size>(now.gradient, by) - product_of<size>(by, turned) / 2;
  }

 private:
  constexpr bool is_inside(const T* by, T rate, T radius) const {
    T square = 0;
    for (std::size_t k = 0; k < size; ++k)
      square += (by[k] + rate * along[k]) * (by[k] + rate * along[k]);
    return square < radius * radius;
  }
  /// At the edge; without one, here, but not where it began.
  constexpr void end(T* by, std::size_t k, T radius) const {
    is_convex = false;
    if (radius < floating_limits<T>::infinity())
      add_multiple<size>(by, way_to_sphere<size>(by, along, radius), along);
    else if (k == 0)
      set_multiple<size>(by, T(1), along);
  }
};

template <class State>
using quadratic_model = std::conditional_t<(State::size > largest_hessian), multiplied_model<State>,
                                           factored_model<State>>;
constexpr std::size_t memory_of_model(std::size_t n) {
  return n > largest_hessian ? 3 * n : n > largest_unrolled ? n * n + n : 0;
}

}  // namespace nabla::core::detail
