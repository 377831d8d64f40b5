// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "descent.hpp"

namespace program {

/// A function of one or two variables as a picture, with the path of descent, which may be empty.
drawing::picture draw(worksheet& sheet, const request& asked,
                      const std::vector<descent_step>& path);

}  // namespace program
