// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include "request.hpp"

namespace program {

/// A point on the path of descent (it has all of f's variables), with f and the gradient's norm
/// there.
struct descent_step {
  std::vector<double> point;
  double value, norm;
};

/// Goes to x - rate*gradient again and again, in the variables by which the worksheet
/// differentiates. It stops early where the gradient is zero or NaN.
std::vector<descent_step> descend(const worksheet& sheet, const descent& how,
                                  std::vector<double> start);
void write_descent(std::ostream& out, const worksheet& sheet, const descent& how,
                   const std::vector<descent_step>& path);

}  // namespace program
