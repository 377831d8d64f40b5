// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>

#include "picture.hpp"

namespace drawing {

/// A way to find a derivative, and how far it is from the derivative at each step: relative,
/// absolute where the derivative is below 1.
struct errors_over_step {
  const char* name;
  std::vector<double> errors;

  /// From 1 down to 1e-16, four for each power of ten.
  static double step(std::size_t k);
  std::size_t best() const;
  double least() const { return errors[best()]; }
  double best_step() const { return step(best()); }
};
errors_over_step errors_of(const char* name, double exact,
                           const std::function<double(double)>& difference);
/// (f(x + h) - f(x))/h and (f(x + h) - f(x - h))/2h
std::vector<errors_over_step> errors_of_differences(const std::function<double(double)>& f,
                                                    double x, double exact);
/// The errors over the step, both as powers of ten: with the lines h and h^2, along which the
/// methods become better, 1/h, along which rounding spoils them, and the rounding of a double,
/// below which no error is drawn.
picture draw(const std::vector<errors_over_step>& all);

}  // namespace drawing
