// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "json.hpp"
#include "question.hpp"

namespace page {

/// The answer to a question as one object of JSON; a mistake has the fields error and position.
std::string answer(const std::string& question);

// The parts of it, by what is asked.

/// f, its derivatives and all that does not depend on a point.
void write_symbols(program::object_writer& out, program::worksheet& sheet);
/// Values, tangent, checks and backpropagation at a point.
void write_point(program::object_writer& out, program::worksheet& sheet,
                 const program::coordinates& at);
/// Contour lines or curve as SVG, and where descent arrives.
void write_picture(program::object_writer& out, program::worksheet& sheet,
                   const program::request& asked);
/// Both ways down to the coefficients of a model over a table, and pictures as SVG; nothing where f is
/// no least squares.
void write_regression(program::object_writer& out, program::worksheet& sheet,
                      const program::request& asked);
/// The computational graph as SVG, with values and adjoints at a point.
void write_graph(program::object_writer& out, program::worksheet& sheet,
                 const program::request& asked);
/// The surface with its tangent plane at a point as SVG.
void write_surface(program::object_writer& out, program::worksheet& sheet,
                   const program::request& asked);
/// The errors of differences over the step as SVG, and a sentence about them.
void write_differences(program::object_writer& out, program::worksheet& sheet,
                       const question& asked);
/// Whether somebody's derivative is right, and else where it differs.
void write_check(program::object_writer& out, program::worksheet& sheet, const question& asked);
/// A function to differentiate.
void write_exercise(program::object_writer& out, const question& asked);

}  // namespace page
