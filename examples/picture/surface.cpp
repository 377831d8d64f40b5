// SPDX-License-Identifier: BSL-1.0
#include "surface.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace drawing {

namespace {

/// Three coordinates on paper: from -1 to 1 to the right and to the back, from 0 to 1 upwards.
place look(double x, double y, double up) {
  constexpr double turned = std::numbers::pi / 6, raised = std::numbers::pi / 6, tallness = 1.2;
  const double across = x * std::cos(turned) - y * std::sin(turned),
               away = x * std::sin(turned) + y * std::cos(turned);
  return {across, tallness * up * std::cos(raised) + away * std::sin(raised)};
}

/// A corner of a patch: a place of the floor, the height there, and how far the plane is above it.
struct corner {
  place at;
  double height, excess;
};
/// The part of a patch where the plane is above the surface, or below, sign being -1.
std::vector<corner> part_of(const std::vector<corner>& patch, double sign) {
  std::vector<corner> part;
  for (std::size_t k = 0; k < patch.size(); ++k) {
    const corner &u = patch[k], &v = patch[(k + 1) % patch.size()];
    if (sign * u.excess >= 0) part.push_back(u);
    if (u.excess * v.excess >= 0) continue;
    const double along = u.excess / (u.excess - v.excess);
    const auto between = [&](double first, double last) { return first + along * (last - first); };
    part.push_back(
        {{between(u.at.x, v.at.x), between(u.at.y, v.at.y)}, between(u.height, v.height), 0});
  }
  return part;
}

class surface_painter {
  const grid& g;
  const tangent_plane& plane;
  range heights;
  picture drawn{.x = {-1.7, 1.5}, .y = {-0.85, 1.1}, .same_scale = true, .has_axes = false};

  static double share(double value, range r) { return (value - r.low) / (r.high - r.low); }
  place look_at(place u, double value) const {
    return look(2 * share(u.x, g.x) - 1, 2 * share(u.y, g.y) - 1, share(value, heights));
  }
  void find_heights() {
    heights = {quantile(g.values, 0.02), quantile(g.values, 0.98)};
    if (!std::isfinite(heights.low)) heights = {0, 0};
    if (std::isfinite(plane.value)) {
      heights.low = std::min(heights.low, plane.value);
      heights.high = std::max(heights.high, plane.value);
    }
    const double room = heights.high > heights.low ? 0.05 * (heights.high - heights.low) : 1;
    heights = {heights.low - room, heights.high + room};
  }
  void add(const std::vector<corner>& corners, const std::string& color, const std::string& edge,
           double opacity) {
    picture::patch made{{}, color, edge, opacity};
    for (const corner& u : corners) {
      made.corners.push_back(look_at(u.at, u.height));
      drawn.y.high = std::max(drawn.y.high, made.corners.back().y + 0.05);
    }
    if (!made.corners.empty()) drawn.patches.push_back(std::move(made));
  }
  /// A cell of the surface, which ends where it leaves the picture's heights.
  void add_cell(const std::vector<corner>& cell) {
    std::vector<corner> shown = cell;
    double mean = 0;
    int inside = 0;
    for (corner& u : shown) {
      if (!std::isfinite(u.height)) return;
      const double height = std::clamp(u.height, heights.low, heights.high);
      inside += u.height == height ? 1 : 0;
      u.height = height;
      mean += height / 4;
    }
    if (inside == 0) return;
    const std::string color = level_color(share(mean, heights));
    add(shown, pale(color, 0.5), pale(color, 0.85), 0.85);
  }
  /// A part of the plane over a cell.
  void add_plane(std::vector<corner> part) {
    for (corner& u : part) u.height = plane.height(u.at);
    add(part, colors[1], "#a85f14", 0.7);
  }
  /// How far the plane is drawn around its point, as a share of the window: not far where it is
  /// steep.
  double reach() const {
    const double rise = std::abs(plane.slope.x) * (g.x.high - g.x.low) +
                        std::abs(plane.slope.y) * (g.y.high - g.y.low);
    if (!std::isfinite(rise) || !std::isfinite(plane.value)) return -1;
    return std::min(0.22, 0.4 * (heights.high - heights.low) / rise);
  }
  bool is_near(double i, double k, double reach) const {
    return std::abs(g.x_of(i) - plane.at.x) <= reach * (g.x.high - g.x.low) &&
           std::abs(g.y_of(k) - plane.at.y) <= reach * (g.y.high - g.y.low);
  }
  std::vector<corner> cell_at(int i, int k) const {
    const int columns[] = {i, i + 1, i + 1, i}, rows[] = {k, k, k + 1, k + 1};
    std::vector<corner> cell;
    for (int c = 0; c < 4; ++c) {
      const place at{g.x_of(columns[c]), g.y_of(rows[c])};
      const double height = g.at(columns[c], rows[c]);
      cell.push_back({at, height, plane.height(at) - height});
    }
    return cell;
  }
  /// From the back to the front; what is below comes first.
  void add_cells() {
    const double around = reach();
    for (int i = g.columns - 2; i >= 0; --i)
      for (int k = g.rows - 2; k >= 0; --k) {
        const std::vector<corner> cell = cell_at(i, k);
        const bool is_touched = is_near(i + 0.5, k + 0.5, around);
        if (is_touched) add_plane(part_of(cell, -1));
        add_cell(cell);
        if (is_touched) add_plane(part_of(cell, 1));
      }
  }
  void add_frame() {
    const auto edge = [&](const std::vector<place>& ends) {
      drawn.patches.push_back({ends, "none", "#777777", 1});
    };
    edge({look(-1, -1, 0), look(1, -1, 0), look(1, 1, 0), look(-1, 1, 0)});
    edge({look(-1, 1, 0), look(-1, 1, 1)});
  }
  void add_label(place at, double right, double up, const std::string& text) {
    drawn.labels.push_back({{at.x + right, at.y + up}, text, "#555555", 13, false});
  }
  void add_labels(const std::string& x_name, const std::string& y_name) {
    add_label(look(-0.9, -1, 0), 0.06, -0.1, rounded(g.x.low, 3));
    add_label(look(0, -1, 0), 0.06, -0.12, x_name);
    add_label(look(0.9, -1, 0), 0.06, -0.1, rounded(g.x.high, 3));
    add_label(look(-1, -0.9, 0), -0.12, -0.08, rounded(g.y.low, 3));
    add_label(look(-1, 0, 0), -0.12, -0.1, y_name);
    add_label(look(-1, 0.9, 0), -0.12, -0.1, rounded(g.y.high, 3));
    add_label(look(-1, 1, 0.06), -0.16, 0, rounded(heights.low, 3));
    add_label(look(-1, 1, 1), -0.16, 0, rounded(heights.high, 3));
  }

 public:
  surface_painter(const grid& values, const tangent_plane& touching) : g(values), plane(touching) {
    find_heights();
  }
  picture paint(const std::string& x_name, const std::string& y_name) {
    add_frame();
    add_cells();
    add_labels(x_name, y_name);
    if (std::isfinite(plane.value))
      drawn.dots.push_back({look_at(plane.at, plane.value), "#222222", 4});
    return std::move(drawn);
  }
};

}  // namespace

picture surface(const grid& g, const tangent_plane& plane, const std::string& x_name,
                const std::string& y_name) {
  return surface_painter(g, plane).paint(x_name, y_name);
}

}  // namespace drawing
