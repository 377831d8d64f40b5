// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <iosfwd>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <nabla/meta/characters.hpp>

namespace drawing {

using nabla::core::characters;

struct place {
  double x, y;
};
struct range {
  double low, high;
};

/// A drawing in the coordinates of its axes; SVG or gnuplot draws it.
struct picture {
  struct box {
    place low, high;
    std::string color;
  };
  struct patch {  // of a surface
    std::vector<place> corners;
    std::string color, edge;
    double opacity = 1;
  };
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
  std::string title = {}, x_name = {}, y_name = {};
  range x{0, 1}, y{0, 1};
  bool same_scale = false;  // on both axes, so that right angles look right
  bool has_axes = true;
  std::vector<box> boxes = {};  // drawn in this order, from the boxes at the bottom to the labels
  std::vector<patch> patches = {};
  std::vector<line> lines = {};
  std::vector<arrow> arrows = {};
  std::vector<dot> dots = {};
  std::vector<label> labels = {};
  std::vector<std::pair<std::string, std::string>> legend = {};  // color and text
};

/// Dark blue, orange, green, red, violet: for things that differ.
inline constexpr const char* colors[] = {"#2b5c9e", "#d9822b", "#4f9d69", "#c0392b", "#7e6ab2"};
/// From dark blue by violet to orange, for shares from 0 to 1.
std::string level_color(double share);
/// A color as if it were seen through so much white: from 0, all of it, to 1, none.
std::string pale(const std::string& color, double share);

/// Round numbers inside the range, about so many.
std::vector<double> round_steps(range r, int about);
/// A double with `digits` significant digits, or fewer if the rest are zeros.
std::string rounded(double value, int digits = 10);

/// Curves of values over 0, 1, 2, ..., each in the next color; of several the legend says the names.
using named_values = std::pair<std::string, std::vector<double>>;
picture curves(const std::string& title, const std::string& x_name,
               const std::vector<named_values>& all);
/// Colors the window by the kinds of its cells, in rows of so many, from the lower left on.
void add_regions(picture& drawn, const std::vector<std::size_t>& kinds, std::size_t columns);
/// Numbers from -1, blue, over 0, white, to 1, orange, as squares in rows of so many.
picture image(const std::string& title, std::span<const double> values, std::size_t columns);
/// A picture without axes that takes twelve small ones.
picture gallery(const std::string& title);
/// Hangs the next one: 8 rows of 8 numbers from -1, blue, over 0, white, to 1.
void hang(picture& gallery, const std::string& text, std::span<const double> values,
          const std::string& color_of_1 = colors[1]);

/// Pictures on one page want different names for their windows.
void write_svg(characters& out, const picture& drawn, const std::string& window = "window");
/// Several pictures side by side.
void write_svg(characters& out, const std::vector<picture>& drawn);
/// A script for gnuplot that writes a PNG file.
void write_gnuplot(std::ostream& out, const picture& drawn, const std::string& file);
/// Writes the pictures as SVG into the folder pictures/, or where the environment's NABLA_PICTURES
/// says.
void save(const std::string& name, const std::vector<picture>& drawn);

}  // namespace drawing
