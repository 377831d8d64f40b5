// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a worksheet's function does at a point.

#include "request.hpp"

namespace program {

/// The tangent line or plane, or the linear approximation, as a formula or in LaTeX.
std::string tangent(const worksheet& sheet, double value, const std::vector<double>& slopes,
                    const std::vector<double>& point,
                    nabla::core::notation how = nabla::core::notation::plain);

/// Says which innermost part of f does not have the point in its domain; empty where all have it.
std::string missing_value(worksheet& sheet, const std::vector<double>& point);

/// A derivative beside its finite difference.
struct checked_derivative {
  std::vector<nabla::term> by;  ///< one variable after another
  double exact;
  nabla::core::difference found;
};
/// The partial derivatives, and those of second order that are given, each once.
std::vector<checked_derivative> checked_derivatives(const worksheet& sheet,
                                                    const std::vector<nabla::term>& second,
                                                    const std::vector<double>& point);

}  // namespace program
