// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "picture.hpp"

namespace drawing {

/// Values on a grid over a window: columns times rows, row by row, from the lower left.
struct grid {
  range x, y;
  int columns, rows;
  std::vector<double> values;

  double at(int i, int k) const { return values[static_cast<std::size_t>(k * columns + i)]; }
  double x_of(double i) const { return x.low + (x.high - x.low) * i / (columns - 1); }
  double y_of(double k) const { return y.low + (y.high - y.low) * k / (rows - 1); }
};

/// The values of a function of two numbers on a grid over a window, so many to a side.
template <class Function>
grid sampled(range x, range y, int count, const Function& f) {
  grid g{x, y, count, count, {}};
  for (int k = 0; k < count; ++k)
    for (int i = 0; i < count; ++i) g.values.push_back(f(g.x_of(i), g.y_of(k)));
  return g;
}

/// The lines along which the grid has the value `level`, by marching squares. A line is closed
/// where its ends meet.
std::vector<std::vector<place>> contour_lines(const grid& g, double level);

/// Draws contour lines at round levels, with labels where there is room.
void add_contours(picture& drawn, const grid& g);

/// The value below which that share of the finite values lies.
double quantile(std::vector<double> values, double share);

}  // namespace drawing
