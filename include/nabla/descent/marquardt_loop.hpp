// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/least_squares_state.hpp>

// How a fit goes on: damped steps while they descend, then undamped ones.

namespace nabla::core::detail {

/// The radius after a step, and the damping to try first: smaller where the parabola promised too
/// much, larger where it kept its word. (Moré 1978, as in damped_step.)
template <class State, class T>
constexpr T next_radius(State& now, T radius, T fall, T promised, bool is_finite) {
  const T length = now.length_of_step();
  if (is_finite && fall > promised / 4) {
    const bool keeps_word = now.next.damping == 0 || fall >= promised * 3 / 4;
    if (!keeps_word) return radius;
    now.next.damping /= 2;
    return 2 * length;
  }
  T part = T(0.1);
  if (is_finite && now.trial_value < 100 * now.value) {
    const T slope = product_of<State::size>(now.gradient.data(), now.change.data()) / 2;
    part = fall >= 0 ? T(0.5) : slope / (2 * slope + fall);
    part = part > T(0.5) ? T(0.5) : part > T(0.1) ? part : T(0.1);
  }
  now.next.damping /= part;
  return part * (radius < 10 * length ? radius : 10 * length);
}
/// One step that descends; false if there is none.
template <class State, class T>
constexpr bool descend_damped(State& now, T& radius) {
  for (int k = 0; k < 100; ++k) {
    now.next.solve_within(now.free_triangle.data(), now.scale.data(), radius);
    if (now.iterations == 0 && now.length_of_step() < radius) radius = now.length_of_step();
    if (!now.turn_to_step()) return false;
    const bool is_finite = now.look();
    const T fall = now.value - now.trial_value, promised = now.expected_fall();
    radius = next_radius(now, radius, fall, promised, is_finite);
    if (is_finite && fall > 0 && fall > promised / 10000) {
      now.go();
      return true;
    }
    if (is_finite && !now.is_cut && promised <= State::rounding * now.value) return false;
  }
  return false;
}
/// One undamped step, if the value does not rise; then the next one is known.
template <class State>
constexpr bool step_undamped(State& now) {
  using T = typename State::T;
  if (!now.turn_to_step() || !now.look()) return false;
  if (!(now.trial_value <= now.value * (1 + T(1e-6)))) return false;
  now.go();
  now.next.solve(now.free_triangle.data(), now.scale.data(), T(0));
  return true;
}
/// Where damped steps end, the value is level to its last digit, but the parameters only to half of
/// theirs: undamped steps go on while they become shorter, but for one now and then, and the place
/// with the shortest is taken.
template <class State>
constexpr void finish(State& now, const stop& end) {
  using T = typename State::T;
  now.next.solve(now.free_triangle.data(), now.scale.data(), T(0));
  auto best = now.point;
  T shortest = now.length_of_step();
  for (int misses = 0; misses < 2 && now.iterations < end.iterations;) {
    if (!step_undamped(now)) break;
    const T length = now.length_of_step();
    const bool is_shorter = length < T(0.95) * shortest;
    misses = is_shorter ? 0 : misses + 1;
    if (!is_shorter) continue;
    best = now.point;
    shortest = length;
  }
  now.return_to(best);
}
/// Whether the gradient is as short as it should be, and the residuals' parabola promises no more.
template <class State>
constexpr bool is_low(const State& now, const stop& end) {
  using T = typename State::T;
  return now.gradient_norm <= T(end.gradient_norm) && now.largest_fall() <= T(1e-8) * now.value;
}
/// How a fit has ended that can go no further.
template <class State>
constexpr status end_of_fit(State& now, const stop& end) {
  using T = typename State::T;
  if (!now.is_determined()) return status::undetermined;
  now.next.solve(now.free_triangle.data(), now.scale.data(), T(0));
  const bool is_close = now.length_of_step() <= math::sqrt(State::rounding) * now.length_of_point();
  return is_close || now.gradient_norm <= T(end.gradient_norm) ? status::converged
                                                               : status::no_descent;
}

/// Levenberg and Marquardt's method, from `trial`.
template <class State, class Observe>
constexpr status fit_damped(State& now, const stop& end, const Observe& observe) {
  using T = typename State::T;
  if (now.bounds.are_crossed()) return status::crossed_bounds;
  if (!now.begin()) return status::not_finite;
  if (now.residuals.count() < State::size) return status::undetermined;
  T radius = now.length_of_point();
  if (!(radius > 0)) radius = now.value > 0 ? math::sqrt(now.value) : T(1);
  for (observe(now); !is_low(now, end); observe(now)) {
    if (now.iterations == end.iterations) return status::iteration_limit;
    if (!descend_damped(now, radius)) break;
  }
  finish(now, end);
  return end_of_fit(now, end);
}
/// Gauss and Newton's method: undamped steps, until they change nothing more.
template <class State, class Observe>
constexpr status fit_undamped(State& now, const stop& end, const Observe& observe) {
  using T = typename State::T;
  if (now.bounds.are_crossed()) return status::crossed_bounds;
  if (!now.begin()) return status::not_finite;
  if (now.residuals.count() < State::size) return status::undetermined;
  T former = floating_limits<T>::max();
  for (observe(now); !is_low(now, end); observe(now)) {
    if (now.iterations == end.iterations) return status::iteration_limit;
    now.next.solve(now.free_triangle.data(), now.scale.data(), T(0));
    const T length = now.length_of_step();
    const T rest = math::sqrt(State::rounding) * now.length_of_point();
    if (!now.turn_to_step() || (length >= former && length <= rest)) break;
    if (!now.look()) return status::not_finite;
    now.go();
    former = length;
  }
  return end_of_fit(now, end);
}

}  // namespace nabla::core::detail
