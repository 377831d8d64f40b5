// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/vectors.hpp>

namespace nabla::core {

/// What a method that searches sees, and how it looks around: where the descent is, the gradient
/// there, and the last step. All columns have `size` numbers.
template <class Objective, class Bounds>
struct descent_state {
  using number = typename Objective::number;
  static constexpr std::size_t size = Objective::size;
  static constexpr bool is_bounded = Bounds::is_bounded;

  const Objective* objective;
  const Bounds* bounds;
  detail::kept<number, size> point{}, gradient{};        ///< here
  detail::kept<number, size> trial{}, trial_gradient{};  ///< where it has looked
  detail::kept<number, size> step{}, gradient_change{};  ///< from the place before to this one
  number value = floating_limits<number>::quiet_NaN(), trial_value{};
  number gradient_norm = floating_limits<number>::quiet_NaN();
  number shortest_gradient = floating_limits<number>::max();
  std::size_t iterations = 0, evaluations = 0;
  bool is_fresh = true;  ///< whether there is no step that tells something of this place

  constexpr descent_state(const Objective& its_objective, const Bounds& its_bounds, number* numbers)
      : objective(&its_objective), bounds(&its_bounds) {
    detail::take_storage<size>(point, numbers);
    detail::take_storage<size>(gradient, numbers);
    detail::take_storage<size>(trial, numbers);
    detail::take_storage<size>(trial_gradient, numbers);
    detail::take_storage<size>(step, numbers);
    detail::take_storage<size>(gradient_change, numbers);
  }

  /// Calls f with a copy, and becomes what that is then: for what is rare, and a function of its own.
  /// So nothing else has the address of this, and a compiler can hold it in registers.
  template <class F>
  [[gnu::always_inline]] constexpr bool apart(F f) {
    descent_state copy = *this;
    const bool result = f(copy);
    *this = copy;
    return result;
  }
  /// Looks at the place that `rate` times the direction leads to, and says whether the value and the
  /// gradient there are finite.
  constexpr bool look(const number* direction, number rate) {
    for (std::size_t k = 0; k < size; ++k) trial[k] = point[k] + rate * direction[k];
    return look();
  }
  /// Looks at `trial`.
  constexpr bool look() {
    bounds->project(trial);
    ++evaluations;
    trial_value = objective->value_and_gradient(trial, trial_gradient);
    return math::isfinite(trial_value) && detail::all_finite<size>(trial_gradient);
  }
  /// Whether the place it has looked at is another one.
  constexpr bool is_elsewhere() const {
    for (std::size_t k = 0; k < size; ++k)
      if (trial[k] != point[k]) return true;
    return false;
  }
  /// Whether the gradient there is shorter than any before, at a value that but for rounding is no
  /// higher: a way down that rounding cannot hide, and that leads round no circle.
  constexpr bool is_flatter() const {
    const number size_here = value < 0 ? -value : value;
    const number rounding = 1000 * floating_limits<number>::epsilon() * size_here;
    return trial_value <= value + rounding &&
           detail::length_of_column<size>(trial_gradient) < shortest_gradient;
  }
  /// Begins at `trial`, and says whether the value and the gradient there are finite.
  constexpr bool begin() {
    const bool is_finite = look();
    bounds->hold(trial, trial_gradient);
    arrive();
    if (!is_finite) gradient_norm = floating_limits<number>::quiet_NaN();
    return is_finite;
  }
  /// The Hessian here, row by row. It needs a column to calculate in.
  constexpr void hessian(number* rows, number* column) const {
    objective->hessian(point, rows, column);
  }
  /// The Hessian here times v.
  constexpr void hessian_times(const number* v, number* product) const {
    objective->hessian_times(point, v, product);
  }
  /// Goes to where it has looked.
  constexpr void go() {
    is_fresh = bounds->differ(point, trial);
    bounds->hold(trial, trial_gradient);
    for (std::size_t k = 0; k < size; ++k) {
      step[k] = trial[k] - point[k];
      gradient_change[k] = trial_gradient[k] - gradient[k];
    }
    arrive();
  }

 private:
  constexpr void arrive() {
    detail::exchange(point, trial);
    detail::exchange(gradient, trial_gradient);
    value = trial_value;
    gradient_norm = detail::length_of_column<size>(gradient);
    if (gradient_norm < shortest_gradient) shortest_gradient = gradient_norm;
  }
};

}  // namespace nabla::core
