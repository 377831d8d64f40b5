// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include "options.hpp"

namespace program {

/// Where gradient descent is after so many steps: the point (all of f's variables), f and the
/// gradient's norm there.
struct descent_step {
  std::vector<double> point;
  double value, norm;
};

/// x - rate*gradient, again and again, in the variables by which the worksheet differentiates. Ends
/// early where the gradient is zero or no number.
std::vector<descent_step> descend(const worksheet& sheet, const descent& how,
                                  std::vector<double> start);
void write_descent(std::ostream& out, const worksheet& sheet, const descent& how,
                   const std::vector<descent_step>& path);

}  // namespace program
