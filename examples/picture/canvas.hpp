// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "picture.hpp"

namespace drawing {

/// Text as XML takes it.
std::string escaped(const std::string& text);

/// A sheet of SVG with a window in it, whose coordinates are those of a picture.
class canvas {
  characters& out;
  range x, y;

 public:
  static constexpr double left = 58, top = 40, right = 22, bottom = 48, longest = 520;
  double width = longest, height = longest;  // of the window

  canvas(characters& to, const picture& drawn);

  double across(double value) const { return left + (value - x.low) / (x.high - x.low) * width; }
  double down(double value) const { return top + (y.high - value) / (y.high - y.low) * height; }
  double whole_width() const { return left + width + right; }
  double whole_height() const { return top + height + bottom; }
  static std::string pixels(double value);
  std::string pixels(place at) const { return pixels(across(at.x)) + "," + pixels(down(at.y)); }

  void text(double at_x, double at_y, const std::string& words, const char* anchor, double size,
            const std::string& color);
  void stroke(double x1, double y1, double x2, double y2, const char* color);
  void box(const picture::box& u);
  void patch(const picture::patch& u);
  void line(const picture::line& u);
  void arrow(const picture::arrow& u);
  void dot(const picture::dot& u);
  void label(const picture::label& u);
};

}  // namespace drawing
