// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two ways down to the coefficients of a model: over the features as they are, and scaled.

#include <iosfwd>

#include "minimize.hpp"
#include "model.hpp"

namespace program {

struct way_down {
  std::string features;
  double condition = 0;        ///< of the Hessian at the start; NaN if f is not convex there
  std::optional<double> rate;  ///< none if the method has its own
  found_minimum found;
  std::string line;  ///< empty if the model is none
  std::vector<drawing::place> curve;
};
/// `minimize`, unless it is left out.
using minimizer = found_minimum (*)(worksheet&, const minimization&, const std::vector<double>&);
/// The descent that is asked for, over the features as they are and scaled. A fixed rate is 1 by the
/// largest eigenvalue of the Hessian at the start, and the path ends where the gradient has a
/// millionth of its first length.
std::vector<way_down> both_ways_down(const std::string& formula, const request& asked,
                                     minimizer by_method = nullptr);
void write_ways(std::ostream& out, const std::vector<way_down>& ways);

/// The data with the fitted models, and the loss over the steps. Without ways down the model at that
/// point.
std::vector<drawing::picture> draw_regression(const worksheet& sheet, const model& m,
                                              const std::vector<way_down>& ways,
                                              const std::vector<double>& point);

}  // namespace program
