// SPDX-License-Identifier: BSL-1.0
// Newton's method for Rosenbrock's function of two variables, as an expert writes it.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>

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

}  // namespace hand
