// SPDX-License-Identifier: BSL-1.0
#include "picture.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace drawing {

namespace {

using mixture = std::array<double, 3>;  // of red, green and blue

mixture between(const mixture& first, const mixture& last, double share) {
  mixture found{};
  for (std::size_t c = 0; c < 3; ++c) found[c] = first[c] + share * (last[c] - first[c]);
  return found;
}
std::string hexadecimal(const mixture& color) {
  std::string text = "#";
  for (const double part : color) {
    char digits[4];
    std::snprintf(digits, sizeof digits, "%02x", static_cast<unsigned>(std::lround(part)) & 0xFFU);
    text += digits;
  }
  return text;
}

}  // namespace

std::string level_color(double share) {
  constexpr mixture stops[3] = {{43, 92, 158}, {126, 106, 178}, {217, 130, 43}};
  const double along = 2 * std::clamp(share, 0.0, 1.0);
  const int k = along < 1 ? 0 : 1;
  return hexadecimal(between(stops[k], stops[k + 1], along - k));
}
std::string pale(const std::string& color, double share) {
  const long parts = std::strtol(color.c_str() + 1, nullptr, 16);
  const mixture dark{static_cast<double>(parts >> 16), static_cast<double>(parts >> 8 & 0xFF),
                     static_cast<double>(parts & 0xFF)};
  return hexadecimal(between({255, 255, 255}, dark, std::clamp(share, 0.0, 1.0)));
}

std::vector<double> round_steps(range r, int about) {
  const double rough = (r.high - r.low) / about,
               power = std::pow(10, std::floor(std::log10(rough)));
  const double share = rough / power;
  double step = 10 * power;
  if (share < 7.5) step = 5 * power;
  if (share < 3.5) step = 2 * power;
  if (share < 1.5) step = power;
  std::vector<double> steps;
  for (double k = std::ceil(r.low / step - 1e-9);
       k * step <= r.high + 1e-9 * step && steps.size() < 100; ++k)
    steps.push_back(k * step + 0.0);
  return steps;
}

std::string rounded(double value, int digits) {
  characters out;
  nabla::core::write_rounded(out, value, digits);
  return std::string(out.view());
}

picture curves(const std::string& title, const std::string& x_name,
               const std::vector<named_values>& all) {
  picture drawn{.title = title, .x_name = x_name, .x = {0, 1}, .y = {0, 0}};
  for (const auto& [name, values] : all) {
    picture::line curve{{}, colors[drawn.lines.size()], 2, false};
    for (std::size_t k = 0; k < values.size(); ++k) {
      curve.points.push_back({static_cast<double>(k), values[k]});
      drawn.y.low = std::min(drawn.y.low, values[k]);
      drawn.y.high = std::max(drawn.y.high, 1.05 * values[k]);
    }
    drawn.x.high = std::max(drawn.x.high, static_cast<double>(values.size()) - 1);
    if (all.size() > 1) drawn.legend.emplace_back(curve.color, name);
    drawn.lines.push_back(std::move(curve));
  }
  return drawn;
}

void add_regions(picture& drawn, const std::vector<std::size_t>& kinds, std::size_t columns) {
  const double wide = (drawn.x.high - drawn.x.low) / static_cast<double>(columns),
               high = (drawn.y.high - drawn.y.low) * static_cast<double>(columns) /
                      static_cast<double>(kinds.size());
  for (std::size_t first = 0, last = 0; first < kinds.size(); first = last) {
    while (last < kinds.size() && kinds[last] == kinds[first] && last / columns == first / columns)
      ++last;
    const double left = drawn.x.low + wide * static_cast<double>(first % columns),
                 low = drawn.y.low + high * static_cast<double>(first / columns);
    const double right = left + wide * static_cast<double>(last - first);
    drawn.boxes.push_back({{left, low}, {right, low + high}, pale(colors[kinds[first]], 0.3)});
  }
}

namespace {

/// Draws numbers as squares of size one, in rows of so many.
void add_squares(picture& drawn, place corner, std::span<const double> values, std::size_t columns,
                 const std::string& color_of_1) {
  for (std::size_t k = 0; k < values.size(); ++k) {
    const double x = corner.x + static_cast<double>(k % columns),
                 y = corner.y - static_cast<double>(k / columns);
    const std::string color = pale(values[k] < 0 ? colors[0] : color_of_1, std::abs(values[k]));
    if (color != "#ffffff") drawn.boxes.push_back({{x, y - 1}, {x + 1, y}, color});
  }
}

}  // namespace

picture image(const std::string& title, std::span<const double> values, std::size_t columns) {
  const auto wide = static_cast<double>(columns), high = static_cast<double>(values.size()) / wide;
  picture drawn{.title = title, .x = {0, wide}, .y = {-high, 0}, .has_axes = false};
  add_squares(drawn, {0, 0}, values, columns, colors[1]);
  return drawn;
}
picture gallery(const std::string& title) {
  return {.title = title, .x = {0, 36}, .y = {-36, 0}, .has_axes = false};
}
void hang(picture& gallery, const std::string& text, std::span<const double> values,
          const std::string& color_of_1) {
  const std::size_t before = gallery.labels.size();
  const double left = 9 * static_cast<double>(before % 4),
               top = -12 * static_cast<double>(before / 4) - 3;
  gallery.labels.push_back({{left + 4, top + 1}, text, "#333333", 15});
  add_squares(gallery, {left, top}, values, 8, color_of_1);
}

}  // namespace drawing
