// SPDX-License-Identifier: BSL-1.0
#pragma once

// The parts of a report.

#include <iosfwd>

#include "request.hpp"

namespace program {

/// What needs no numbers: f, its derivatives and their domains, the steps that lead to them.
/// `second` has the second derivatives where the Hessian is asked for.
void write_symbols(std::ostream& out, worksheet& sheet, const request& asked,
                   const std::vector<nabla::term>& second);

/// Values, directions and the tangent plane at the point that is asked for.
void write_values(std::ostream& out, worksheet& sheet, const request& asked,
                  const std::vector<nabla::term>& second);

/// The derivatives there beside their finite differences.
void write_checks(std::ostream& out, worksheet& sheet, const request& asked,
                  const std::vector<nabla::term>& second);

/// f and its gradient as C code, and as a drawing for Graphviz.
void write_c_code(std::ostream& out, worksheet& sheet);
void write_drawing(std::ostream& out, worksheet& sheet);

}  // namespace program
