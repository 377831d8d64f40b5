// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "options.hpp"

namespace program {

struct place {
  double x, y;
};

/// A drawing in the coordinates of its axes; SVG or gnuplot draws it.
struct picture {
  struct line {
    std::vector<place> points;
    std::string color;
    double width = 1;  // in pixels, like all sizes
    bool dashed = false;
  };
  struct arrow {
    place from, to;
    std::string color;
  };
  struct dot {
    place at;
    std::string color;
    double radius = 3;
  };
  struct label {
    place at;
    std::string text, color;
    double size = 11;
    bool beside = false;  // to the right of the place, else centered on it
  };
  std::string title, x_name, y_name;
  range x, y;
  bool same_scale = false;  // on both axes, so that right angles look right
  std::vector<line> lines;
  std::vector<arrow> arrows;
  std::vector<dot> dots;
  std::vector<label> labels;
  std::vector<std::pair<std::string, std::string>> legend;  // color and text
};

/// Round numbers inside the range, about so many.
std::vector<double> round_steps(range r, int about);

void write_svg(std::ostream& out, const picture& drawn);
/// A script for gnuplot that writes a PNG file.
void write_gnuplot(std::ostream& out, const picture& drawn, const std::string& file);

}  // namespace program
