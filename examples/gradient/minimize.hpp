// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>

#include "descent.hpp"

namespace program {

/// A path, and how it ended.
struct found_minimum {
  std::vector<descent_step> path;
  nabla::status status{};
  std::size_t evaluations = 0;
};

/// Goes down by one of nabla's methods, in the variables by which the worksheet differentiates.
/// Throws a mistake where there is no such method, or where there are more than 8 variables.
found_minimum minimize(worksheet& sheet, const minimization& how, const std::vector<double>& start);
void write_minimum(std::ostream& out, const worksheet& sheet, const minimization& how,
                   const found_minimum& found);
/// The names of the methods, with commas.
std::string method_names();

}  // namespace program
