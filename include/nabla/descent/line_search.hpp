// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/line_interval.hpp>
#include <nabla/descent/vectors.hpp>

// How far to go in a direction. A search gets the state, the direction and a rate to try first; it
// leaves what it has found in the state's `trial`, and says whether that descends.

namespace nabla::core {

/// Goes on until the value has fallen by `decrease` of what the slope promised, and the slope has
/// shrunk to `curvature` of what it was: the strong Wolfe conditions, by Moré and Thuente's search.
/// Where rounding hides a fall of the value, a shorter gradient will do.
struct strong_wolfe {
  double decrease = 1e-4, curvature = 0.9;
  std::size_t evaluations = 40;

  template <class State, class T>
  [[gnu::always_inline]] constexpr bool operator()(State& now, const T* direction, T rate) const {
    const T slope = detail::product_of<State::size>(now.gradient, direction);
    if (!(slope < 0)) return false;
    const bool is_finite = now.look(direction, rate);
    if (is_finite && is_enough({0, now.value, slope}, seen(now, direction, rate), now))
      return now.is_elsewhere();
    return now.apart(
        [=, this](State& copy) { return go_on(copy, direction, slope, rate, is_finite); });
  }

 private:
  /// What the state has seen at this rate.
  template <class State, class T>
  static constexpr detail::line_point<T> seen(const State& now, const T* direction, T rate) {
    return {rate, now.trial_value, detail::product_of<State::size>(now.trial_gradient, direction)};
  }
  /// Goes on where the first rate is not good enough.
  template <class State, class T>
  [[gnu::noinline, gnu::cold]] constexpr bool go_on(State& now, const T* direction, T slope, T rate,
                                                    bool is_finite) const {
    const detail::line_point<T> start{0, now.value, slope};
    detail::line_interval<T> interval{start, start};
    bool is_above = true;  // whether no place was low enough yet
    for (std::size_t k = 1; k <= evaluations; ++k) {
      if (k > 1) is_finite = now.look(direction, rate);
      if (!is_finite) {
        interval.longest = rate;
        rate = interval.best.rate + (rate - interval.best.rate) / 10;
        continue;
      }
      if (!now.is_elsewhere()) return false;
      const detail::line_point<T> here = seen(now, direction, rate);
      if (is_enough(start, here, now)) return true;
      is_above = is_above && !(is_low(start, here) && here.slope >= 0);
      rate = next(interval, here, is_above ? T(decrease) * slope : T(0));
    }
    return falls_back(now, direction, interval.best);
  }
  template <class T>
  constexpr bool is_low(detail::line_point<T> start, detail::line_point<T> here) const {
    return here.value <= start.value + T(decrease) * here.rate * start.slope;
  }
  template <class State, class T>
  constexpr bool is_enough(detail::line_point<T> start, detail::line_point<T> here,
                           const State& now) const {
    return math::abs(here.slope) <= -T(curvature) * start.slope &&
           (is_low(start, here) || now.is_flatter());
  }
  template <class T>
  static constexpr void tilt(detail::line_point<T>& at, T by) {
    at.value += by * at.rate;
    at.slope += by;
  }
  /// The interval's next rate for values that a line of this slope is taken off.
  template <class T>
  static constexpr T next(detail::line_interval<T>& interval, detail::line_point<T> here, T slope) {
    tilt(here, -slope);
    tilt(interval.best, -slope);
    tilt(interval.other, -slope);
    const T rate = interval.next(here);
    tilt(interval.best, slope);
    tilt(interval.other, slope);
    return rate;
  }
  /// The lowest place, if it is lower than the start.
  template <class State, class T>
  static constexpr bool falls_back(State& now, const T* direction, detail::line_point<T> best) {
    return best.rate > 0 && best.value < now.value && now.look(direction, best.rate);
  }
};

/// Shortens the step until the value has fallen by `decrease` of what the slope promised (Armijo's
/// rule); between bounds along the projected path.
struct backtracking {
  double factor = 0.5, decrease = 1e-4;
  std::size_t evaluations = 60;

  template <class State, class T>
  constexpr bool operator()(State& now, const T* direction, T rate) const {
    for (std::size_t k = 0; k < evaluations; ++k) {
      const bool is_finite = now.look(direction, rate);
      if (!now.is_elsewhere()) return false;
      if (is_finite && (is_low(now) || now.is_flatter())) return true;
      rate *= T(factor);
    }
    return false;
  }

 private:
  template <class State>
  constexpr bool is_low(const State& now) const {
    typename State::number promised = 0;
    for (std::size_t k = 0; k < State::size; ++k)
      promised += now.gradient[k] * (now.trial[k] - now.point[k]);
    return promised < 0 &&
           now.trial_value <= now.value + typename State::number(decrease) * promised;
  }
};

/// Goes to the lowest place of the line, but for a slope of `curvature` of what it was.
struct exact_search {
  double curvature = 1e-6;
  std::size_t evaluations = 100;

  template <class State, class T>
  constexpr bool operator()(State& now, const T* direction, T rate) const {
    return strong_wolfe{0, curvature, evaluations}(now, direction, rate);
  }
};

}  // namespace nabla::core

namespace nabla {

using core::backtracking;
using core::exact_search;
using core::strong_wolfe;

}  // namespace nabla
