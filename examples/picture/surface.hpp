// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "contour.hpp"

namespace drawing {

/// A point of a surface, and the slopes of its tangent plane there.
struct tangent_plane {
  place at;
  double value;
  place slope;

  double height(place u) const { return value + slope.x * (u.x - at.x) + slope.y * (u.y - at.y); }
};

/// The surface over the grid's window, and its tangent plane around the point, as they are seen
/// from the front and above.
picture surface(const grid& g, const tangent_plane& plane, const std::string& x_name,
                const std::string& y_name);

}  // namespace drawing
