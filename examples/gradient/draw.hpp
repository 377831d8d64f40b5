// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "descent.hpp"
#include "picture/diagram.hpp"

namespace program {

/// A function of one or two variables as a picture, with the path of descent, which may be empty.
drawing::picture draw(worksheet& sheet, const request& asked,
                      const std::vector<descent_step>& path);
/// The computational graph of f, with numbers where a point is given.
drawing::diagram draw_graph(const worksheet& sheet, const std::optional<coordinates>& at);

}  // namespace program
