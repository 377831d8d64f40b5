// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <nabla/descent/damped_step.hpp>
#include <nabla/descent/stop.hpp>

namespace nabla::core::detail {

/// Where a fit is, where it looks, and the triangles of both places.
template <class Residuals, class Bounds>
struct least_squares_state {
  using T = typename Residuals::number;
  static constexpr std::size_t size = Residuals::size;
  static constexpr std::size_t width = size + 1;
  static constexpr T rounding = floating_limits<T>::epsilon();

  const Residuals& residuals;
  const Bounds& bounds;
  std::array<T, size> point{}, trial{}, scale{}, change{}, gradient{};
  std::array<T, width * width> triangle{}, trial_triangle{}, free_triangle{};
  damped_step<size, T> next{};
  T value = 0, trial_value = 0;
  T gradient_norm = 0;
  std::size_t iterations = 0, evaluations = 0;
  bool is_cut = false;  ///< whether bounds have shortened the step

  /// Begins at `trial`, and says whether all is finite there.
  constexpr bool begin() {
    bounds.project(trial.data());
    const bool is_finite = look();
    arrive();
    return is_finite;
  }
  /// Looks where the step leads; says whether that is another place, and puts there what bounds leave
  /// of the step.
  constexpr bool turn_to_step() {
    for (std::size_t k = 0; k < size; ++k) trial[k] = point[k] + next.step[k];
    bounds.project(trial.data());
    bool moves = false;
    is_cut = false;
    for (std::size_t k = 0; k < size; ++k) {
      change[k] = Bounds::is_bounded ? trial[k] - point[k] : next.step[k];
      moves = moves || trial[k] != point[k];
      is_cut = is_cut || trial[k] != point[k] + next.step[k];
    }
    return moves;
  }
  constexpr bool look() {
    ++evaluations;
    trial_value = residuals(trial.data(), trial_triangle.data());
    return math::isfinite(trial_value) && all_finite<width * width>(trial_triangle.data());
  }
  constexpr void go() {
    ++iterations;
    arrive();
  }
  /// To a place where it has been.
  constexpr void return_to(const std::array<T, size>& place) {
    if (place == point) return;
    trial = place;
    look();
    arrive();
  }
  /// The length of the step, each component by how much the residuals change with it.
  constexpr T length_of_step() const { return next.scaled_length(scale.data()); }
  constexpr T length_of_point() const {
    T scaled[size]{};
    for (std::size_t k = 0; k < size; ++k) scaled[k] = scale[k] * point[k];
    return length_of_column<size>(scaled);
  }
  /// By how much the value would fall if the residuals were straight: along the change, and at most.
  constexpr T expected_fall() const {
    T sum = 0;
    for (std::size_t i = 0; i < size; ++i) {
      T along = 0;
      for (std::size_t k = i; k < size; ++k) along += triangle[i * width + k] * change[k];
      sum -= along * (along + 2 * triangle[i * width + size]);
    }
    return sum;
  }
  constexpr T largest_fall() const {
    T sum = 0;
    for (std::size_t i = 0; i < size; ++i)
      sum += free_triangle[i * width + size] * free_triangle[i * width + size];
    return sum;
  }
  /// Whether the residuals determine each number that is free to move.
  constexpr bool is_determined() const {
    for (std::size_t k = 0; k < size; ++k) {
      const T pivot = math::abs(free_triangle[k * width + k]);
      if (!(pivot > rounding * T(width) * column_length(k)) && !is_held(k)) return false;
    }
    return true;
  }
  constexpr bool is_held([[maybe_unused]] std::size_t k) const {
    if constexpr (Bounds::is_bounded)
      return gradient[k] == 0 && column_length(k) > 0 &&
             (point[k] <= bounds.low[k] || point[k] >= bounds.high[k]);
    else
      return false;
  }

 private:
  constexpr void arrive() {
    std::swap(point, trial);
    std::swap(triangle, trial_triangle);
    value = trial_value;
    for (std::size_t k = 0; k < size; ++k) {
      const T length = column_length(k);
      if (length > scale[k]) scale[k] = length;
    }
    if (iterations == 0)
      for (T& number : scale)
        if (number == 0) number = 1;
    find_gradient();
    free_triangle = triangle;
    if constexpr (Bounds::is_bounded) hold();
  }
  constexpr T column_length(std::size_t k) const {
    T column[size]{};
    for (std::size_t i = 0; i <= k; ++i) column[i] = triangle[i * width + k];
    return length_of_column<size>(column);
  }
  constexpr void find_gradient() {
    for (std::size_t k = 0; k < size; ++k) {
      gradient[k] = 0;
      for (std::size_t i = 0; i <= k; ++i)
        gradient[k] += 2 * triangle[i * width + k] * triangle[i * width + size];
    }
    bounds.hold(point.data(), gradient.data());
    gradient_norm = length_of_column<size>(gradient.data());
  }
  /// What would leave a bound does not move: without its column the triangle is another one.
  constexpr void hold() {
    auto rows = triangle;
    for (std::size_t k = 0; k < size; ++k)
      if (is_held(k))
        for (std::size_t i = 0; i < width; ++i) rows[i * width + k] = 0;
    for (T& number : free_triangle) number = 0;
    absorb<width>(free_triangle.data(), rows.data(), width);
  }
};

}  // namespace nabla::core::detail
