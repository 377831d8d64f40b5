// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <functional>

#include "picture.hpp"

namespace drawing {

/// A way to find a derivative, and how far it is from the derivative at each step: relative,
/// absolute where the derivative is below 1.
struct errors_over_step {
  std::string name;
  std::vector<double> steps, errors;

  double least() const;
};
/// With steps from 1 down to 1e-16, four for each power of ten.
errors_over_step errors_of(const std::string& name, double exact,
                           const std::function<double(double)>& difference);
/// (f(x + h) - f(x))/h and (f(x + h) - f(x - h))/2h
std::vector<errors_over_step> errors_of_differences(const std::function<double(double)>& f,
                                                    double x, double exact);
/// The errors over the step, both as powers of ten: with the lines h and h^2, along which the
/// methods become better, 1/h, along which rounding spoils them, and how exact a derivative is.
picture draw(const std::vector<errors_over_step>& all, double error_of_derivative);

}  // namespace drawing
