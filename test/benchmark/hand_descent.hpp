// SPDX-License-Identifier: BSL-1.0
// Newton's method for Rosenbrock's function of two variables, as an expert writes it.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "hand.hpp"

namespace hand {

/// The point that Newton's method goes to.
inline std::array<double, 2> newton_step(std::array<double, 2> at) {
  double out[7];
  rosenbrock::compute(at.data(), out);
  const double *gradient = out + 1, *hessian = out + 3;
  const double determinant = hessian[0] * hessian[3] - hessian[1] * hessian[1];
  return {at[0] - (hessian[3] * gradient[0] - hessian[1] * gradient[1]) / determinant,
          at[1] - (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / determinant};
}

struct newton_result {
  std::array<double, 2> point;
  double value;
  std::size_t iterations, evaluations;
};
/// Full steps, where the Hessian is positive definite and they meet the strong Wolfe conditions; no
/// others are needed where this starts.
inline newton_result newton(std::array<double, 2> at, double shortest) {
  double here[7], there[7];
  rosenbrock::compute(at.data(), here);
  newton_result found{at, here[0], 0, 1};
  while (std::sqrt(here[1] * here[1] + here[2] * here[2]) > shortest && found.iterations < 100) {
    const double pivot = here[3], factor = here[4] / pivot;
    const double rest = here[6] - factor * here[4];
    if (!(pivot > 0 && rest > 0)) break;
    const double v = -(here[2] - factor * here[1]) / rest, u = -here[1] / pivot - factor * v;
    const std::array<double, 2> trial{found.point[0] + u, found.point[1] + v};
    rosenbrock::compute(trial.data(), there);
    ++found.evaluations;
    const double slope = u * here[1] + v * here[2], slope_there = u * there[1] + v * there[2];
    if (!(there[0] <= here[0] + 1e-4 * slope && std::fabs(slope_there) <= -0.9 * slope)) break;
    for (int k = 0; k < 7; ++k) here[k] = there[k];
    found = {trial, here[0], found.iterations + 1, found.evaluations};
  }
  return found;
}

/// The same with all that makes it safe: values that may not be finite, a Hessian that may have to be
/// modified (Gill, Murray and Wright), steps that may have to be shortened, and a reason to end.
class safe_newton {
 public:
  enum class reason { converged, iteration_limit, no_descent, not_finite };
  newton_result found;
  double gradient_norm = 0;
  reason why;

  safe_newton(std::array<double, 2> start, double shortest, std::size_t steps)
      : found{start, 0, 0, 0}, here{start, {}} {
    why = look(here) ? descend(shortest, steps) : reason::not_finite;
    found.point = here.at;
    found.value = here.out[0];
  }

 private:
  struct place {
    std::array<double, 2> at;
    double out[7];  // value, gradient, Hessian

    double slope(std::array<double, 2> along) const {
      return out[1] * along[0] + out[2] * along[1];
    }
  };
  struct step {
    std::array<double, 2> along;
    double rate;
  };
  place here, there;
  double flattest = std::numeric_limits<double>::max();

  static double length(double u, double v) {
    const double square = u * u + v * v;
    return square > 1e-280 && square < 1e280 ? std::sqrt(square) : std::hypot(u, v);
  }
  bool look(place& p) {
    rosenbrock::compute(p.at.data(), p.out);
    ++found.evaluations;
    return std::isfinite(p.out[0]) && std::isfinite(p.out[1]) && std::isfinite(p.out[2]);
  }
  reason descend(double shortest, std::size_t steps) {
    for (;; ++found.iterations) {
      gradient_norm = length(here.out[1], here.out[2]);
      flattest = std::min(flattest, gradient_norm);
      if (gradient_norm <= shortest) return reason::converged;
      if (found.iterations == steps) return reason::iteration_limit;
      if (!search(direction())) return reason::no_descent;
      here = there;
    }
  }
  /// (Out of line, so that what is usual need not wait for the bounds.)
  [[gnu::noinline]] static double raised(double pivot, double least, double other) {
    return std::max(std::max(std::fabs(pivot), least), other);
  }
  step direction() const {
    constexpr double epsilon = std::numeric_limits<double>::epsilon();
    const double a = here.out[3], b = here.out[5], c = here.out[6];
    const double diagonal = std::max(std::fabs(a), std::fabs(c)), other = std::fabs(b);
    const double bound = std::max(std::max(diagonal, other / std::sqrt(3.0)), epsilon);
    const double least = epsilon * std::max(diagonal + other, 1.0);
    const double first = a >= least && a * bound >= b * b ? a : raised(a, least, b * b / bound);
    const double factor = b / first, rest = c - factor * b;
    const double second = rest >= least ? rest : raised(rest, least, 0);
    const double v = (factor * here.out[1] - here.out[2]) / second;
    const std::array<double, 2> along{-here.out[1] / first - factor * v, v};
    if (first == a && second == rest) return {along, 1};
    const double reach = std::max(length(here.at[0], here.at[1]), 1.0);
    return {along, std::min(reach / length(along[0], along[1]), 1.0)};
  }
  /// Halves the step until the strong Wolfe conditions hold.
  bool search(step by) {
    const double slope = here.slope(by.along);
    if (!(slope < 0)) return false;
    for (int k = 0; k < 40; ++k, by.rate /= 2) {
      there.at = {here.at[0] + by.rate * by.along[0], here.at[1] + by.rate * by.along[1]};
      const bool is_finite = look(there);
      if (there.at == here.at) return false;
      if (is_finite && is_enough(by, slope)) return true;
    }
    return false;
  }
  bool is_enough(const step& by, double slope) const {
    if (!(std::fabs(there.slope(by.along)) <= -0.9 * slope)) return false;
    return there.out[0] <= here.out[0] + 1e-4 * by.rate * slope ||
           (there.out[0] <= here.out[0] + 1e-13 * std::fabs(here.out[0]) &&
            length(there.out[1], there.out[2]) < flattest);
  }
};

}  // namespace hand
