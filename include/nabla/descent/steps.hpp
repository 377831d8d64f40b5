// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/place.hpp>
#include <nabla/descent/stop.hpp>

// Descents whose methods know their step without a search. The step is made in place, in one pass
// through the columns, which also looks whether the gradient is finite. A step that leads nowhere
// good is taken back: the descent has saved where it was some steps before, and makes those that were
// good again.

namespace nabla::core {

/// What such a method sees: where the descent is, and the gradient there, of `size` numbers each.
template <class Objective, class Bounds>
struct step_state {
  using number = typename Objective::number;
  static constexpr std::size_t size = Objective::size;

  const Bounds* bounds;
  detail::kept<number, size> point{}, gradient{};
  number value = floating_limits<number>::quiet_NaN();
  number gradient_norm = floating_limits<number>::quiet_NaN();  ///< where `measure` has been last
  std::size_t iterations = 0, evaluations = 0;

  constexpr step_state(const Bounds& its_bounds, number* numbers) : bounds(&its_bounds) {
    detail::take_storage<size>(point, numbers);
    detail::take_storage<size>(gradient, numbers);
  }
  /// The length of the gradient.
  constexpr number length_of_gradient() const { return detail::length_of_column<size>(gradient); }
  /// Looks at f here, and says whether the value is finite; between bounds, whether the gradient is.
  template <class F>
  constexpr bool look(const F& f) {
    ++evaluations;
    value = f.value_and_gradient(point, gradient);
    if (!math::isfinite(value)) return false;
    if constexpr (Bounds::is_bounded) {
      if (!detail::all_finite<size>(gradient)) return false;
      bounds->hold(point, gradient);
    }
    return true;
  }
  /// Takes the length of the gradient, and says whether all of it is finite.
  constexpr bool measure() {
    gradient_norm = length_of_gradient();
    return math::isfinite(gradient_norm) || detail::all_finite<size>(gradient);
  }
  /// Begins at this point, or rather between the bounds.
  template <class F>
  constexpr bool begin(const F& f) {
    bounds->project(point);
    if (look(f) && measure()) return true;
    gradient_norm = floating_limits<number>::quiet_NaN();
    return false;
  }
  /// Whether one of the gradient's first elements alone is longer than this.
  constexpr bool is_steeper_than(number length) const {
    constexpr std::size_t most = 1024, count = size < most ? size : most;
    for (std::size_t k = 0; k < count; ++k)
      if (gradient[k] > length || -gradient[k] > length) return true;
    return false;
  }
};

namespace detail {

/// Whether a method writes down its step.
template <class Method, class State>
inline constexpr bool makes_steps =
    requires(const Method& method, const State& now, typename State::number* memory) {
      method.step(now, memory);
    };

enum class advance { moved, stuck, not_finite };

/// The steps of a method, W numbers at once.
template <class Method, class State, std::size_t W>
struct steps {
  using number = typename State::number;
  static constexpr std::size_t size = State::size, memory_size = Method::memory(size);
  /// A descent saves where it is before each so many steps.
  static constexpr std::size_t between_saves = 64;

  const Method& method;
  State& now;
  number *memory, *saved;

  /// Makes a step, unless it sees that the gradient is not finite.
  constexpr advance make() {
    if (now.iterations % between_saves == 0) {
      if (!all_finite<size>(now.gradient)) return advance::not_finite;
      save();
    }
    if constexpr (size <= largest_unrolled) return move<1>();
    return std::is_constant_evaluated() ? move<1>() : move<W>();
  }
  /// Goes back to before the last step. `look` looks at what the step from here was made for.
  template <class Look>
  constexpr void take_back(const Look& look) {
    const std::size_t last = now.iterations - 1;
    for (std::size_t k = 0; k < size; ++k) now.point[k] = saved[k];
    for (std::size_t k = 0; k < memory_size; ++k) memory[k] = saved[size + k];
    for (now.iterations = last - last % between_saves; now.iterations < last; ++now.iterations) {
      look();
      make();
    }
  }

 private:
  template <std::size_t V>
  constexpr advance move() {
    const auto step = method.step(now, memory);
    number *const point = now.point, *const gradient = now.gradient;
    sum_of_places<number, V> squares;
    bool is_elsewhere = false;
    for_each_place<number, size, V>([&](auto k) {
      const auto from = k.of(point), slope = k.of(gradient);
      const auto to = now.bounds->inside(k, decltype(from)(from + step(k, slope)));
      squares.add(k, slope * slope);
      is_elsewhere = is_elsewhere || k.differ(from, to);
      k.put(point, to);
    });
    if (!math::isfinite(squares.total()) && !all_finite<size>(gradient)) return advance::not_finite;
    return is_elsewhere ? advance::moved : advance::stuck;
  }
  constexpr void save() {
    for (std::size_t k = 0; k < size; ++k) saved[k] = now.point[k];
    for (std::size_t k = 0; k < memory_size; ++k) saved[size + k] = memory[k];
  }
};

/// Descends by steps, and calls `observe` at the start and after each. Where nobody looks, and an
/// element alone is too long, it does not ask how long the gradient is.
template <class Steps, class Objective, class Observe>
[[gnu::always_inline]] constexpr status descend_by_steps(Steps& steps, const Objective& f,
                                                         const stop& end, const Observe& observe) {
  auto& now = steps.now;
  const auto bound = static_cast<typename Steps::number>(end.gradient_norm);
  if (now.bounds->are_crossed()) return status::crossed_bounds;
  if (!now.begin(f)) return status::not_finite;
  for (bool is_finite = true; is_finite;) {
    const bool is_last = now.iterations == end.iterations;
    if (Observe::looks || is_last || !now.is_steeper_than(bound)) {
      if (!now.measure()) break;
      observe(now);
      if (now.gradient_norm <= bound) return status::converged;
      if (is_last) return status::iteration_limit;
    }
    const advance made = steps.make();
    if (made == advance::not_finite) break;
    if (made == advance::stuck) {
      now.measure();
      return status::no_descent;
    }
    ++now.iterations;
    is_finite = now.look(f);
  }
  const auto look = [&] { now.look(f); };
  steps.take_back(look);
  look();
  now.measure();
  return status::not_finite;
}

}  // namespace detail

}  // namespace nabla::core
