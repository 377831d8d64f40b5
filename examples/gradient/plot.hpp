// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "descent.hpp"

namespace program {

/// Draws a function of one or two variables into the file that is asked for.
void plot(worksheet& sheet, const request& asked, const std::vector<descent_step>& path);
/// Writes pictures side by side into a file of SVG.
void plot_regression(const std::vector<drawing::picture>& drawn, const std::string& file);
/// Draws its computational graph into the file that is asked for.
void plot_graph(const worksheet& sheet, const request& asked);

}  // namespace program
