// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>

#include <nabla/descent/triangle.hpp>

namespace nabla::core::detail {

/// The step p that makes |J p + r|^2 + damping |D p|^2 least, from the triangle of J beside r; D is
/// diagonal.
template <std::size_t N, class T>
struct damped_step {
  static constexpr std::size_t width = N + 1;

  std::array<T, N> step{};
  std::array<T, width * width> factors{};  ///< of J beside the root of the damping times D
  T damping = 0;

  constexpr void solve(const T* triangle, const T* scale, T its_damping) {
    damping = its_damping;
    for (std::size_t k = 0; k < width * width; ++k) factors[k] = triangle[k];
    if (damping > 0) damp(scale);
    for (std::size_t k = 0; k < N; ++k) step[k] = -factors[k * width + N];
    solve_upper<N, width>(factors.data(), step.data());
  }
  /// Damps as much as a step within a radius, of |D p|, takes. (J. J. Moré, The Levenberg-Marquardt
  /// algorithm, in Numerical Analysis, Lecture Notes in Mathematics 630 (1978) 105-116.)
  constexpr void solve_within(const T* triangle, const T* scale, T radius) {
    T trial = damping, low = 0;
    solve(triangle, scale, T(0));
    T length = scaled_length(scale);
    if (is_regular() && math::isfinite(length)) {
      if (length <= T(1.1) * radius) return;
      low = newton_correction(scale, length, radius);
      if (!(low > 0)) low = 0;
    }
    const T slope = steepness(triangle, scale);
    T high = slope / radius;
    if (trial == 0 && length > 0 && math::isfinite(length)) trial = slope / length;
    for (int k = 0; k < 10; ++k) {
      trial = trial < low ? low : trial > high ? high : trial;
      solve(triangle, scale, trial > 0 ? trial : high / 1000);
      length = scaled_length(scale);
      if (math::abs(length - radius) <= radius / 10 || !(length > 0)) return;
      T& end = length > radius ? low : high;
      end = damping;
      trial = damping + newton_correction(scale, length, radius);
    }
  }
  constexpr T scaled_length(const T* scale) const {
    T scaled[N]{};
    for (std::size_t k = 0; k < N; ++k) scaled[k] = scale[k] * step[k];
    return length_of_column<N>(scaled);
  }
  /// |J p|^2
  static constexpr T squared_change(const T* triangle, const T* p) {
    T sum = 0;
    for (std::size_t i = 0; i < N; ++i) {
      T change = 0;
      for (std::size_t k = i; k < N; ++k) change += triangle[i * width + k] * p[k];
      sum += change * change;
    }
    return sum;
  }

 private:
  constexpr void damp(const T* scale) {
    T rows[N * width]{};
    const T root = math::sqrt(damping);
    for (std::size_t k = 0; k < N; ++k) rows[k * width + k] = root * scale[k];
    absorb<width>(factors.data(), rows, N);
  }
  constexpr bool is_regular() const {
    for (std::size_t k = 0; k < N; ++k)
      if (factors[k * width + k] == 0) return false;
    return true;
  }
  /// Newton's method for the damping, by the length's reciprocal, which is almost a straight line.
  constexpr T newton_correction(const T* scale, T length, T radius) const {
    T turned[N]{};
    for (std::size_t k = 0; k < N; ++k) turned[k] = scale[k] * scale[k] * step[k] / length;
    solve_lower<N, width>(factors.data(), turned);
    const T square = product_of<N>(turned, turned);
    return square > 0 ? (length - radius) / radius / square : T(0);
  }
  /// The length of D^-1 J^T r.
  static constexpr T steepness(const T* triangle, const T* scale) {
    T slopes[N]{};
    for (std::size_t k = 0; k < N; ++k) {
      for (std::size_t i = 0; i <= k; ++i)
        slopes[k] += triangle[i * width + k] * triangle[i * width + N];
      slopes[k] /= scale[k];
    }
    return length_of_column<N>(slopes);
  }
};

}  // namespace nabla::core::detail
