// SPDX-License-Identifier: BSL-1.0
#include <ostream>

#include "picture.hpp"

namespace drawing {

namespace {

std::string quoted(const std::string& text) {
  std::string result = "'";
  for (const char c : text) {
    result += c;
    if (c == '\'') result += c;
  }
  return result + "'";
}

}  // namespace

void write_gnuplot(std::ostream& out, const picture& drawn, const std::string& file) {
  out.precision(12);
  out << "set terminal pngcairo size 720,700 noenhanced font ',12'\nset output " << quoted(file)
      << "\nset title " << quoted(drawn.title) << "\nset xlabel " << quoted(drawn.x_name)
      << "\nset ylabel " << quoted(drawn.y_name) << "\nset xrange [" << drawn.x.low << ":"
      << drawn.x.high << "]\nset yrange [" << drawn.y.low << ":" << drawn.y.high
      << "]\nset grid linecolor rgb '#e4e4e4'\nunset key\n";
  if (drawn.same_scale) out << "set size ratio -1\n";
  for (const auto& u : drawn.boxes)
    out << "set object rectangle from " << u.low.x << "," << u.low.y << " to " << u.high.x << ","
        << u.high.y << " behind fillstyle solid noborder fillcolor rgb " << quoted(u.color) << "\n";
  for (const auto& u : drawn.arrows)
    out << "set arrow from " << u.from.x << "," << u.from.y << " to " << u.to.x << "," << u.to.y
        << " head filled size screen 0.008,20 linecolor rgb " << quoted(u.color) << "\n";
  for (const auto& u : drawn.labels)
    out << "set label " << quoted(u.text) << " at " << u.at.x << "," << u.at.y
        << (u.beside ? " left offset 1,0.6" : " center") << " textcolor rgb " << quoted(u.color)
        << " front\n";
  std::string plots;
  const auto add = [&](const std::string& style) {
    plots += (plots.empty() ? "" : ", \\\n  ") + ("'-' " + style);
  };
  for (const auto& u : drawn.lines)
    add("with lines linewidth " + std::to_string(u.width) + (u.dashed ? " dashtype 2" : "") +
        " linecolor rgb " + quoted(u.color));
  for (const auto& u : drawn.dots)
    add("with points pointtype 7 pointsize " + std::to_string(u.radius / 4) + " linecolor rgb " +
        quoted(u.color));
  for (const auto& [color, words] : drawn.legend) {
    out << "set key top left\n";
    add("with lines linewidth 2.5 linecolor rgb " + quoted(color) + " title " + quoted(words));
  }
  if (plots.empty()) add("with points");
  out << "plot " << plots << "\n";
  for (const auto& u : drawn.lines) {
    for (const place at : u.points) out << at.x << " " << at.y << "\n";
    out << "e\n";
  }
  for (const auto& u : drawn.dots) out << u.at.x << " " << u.at.y << "\ne\n";
  for (std::size_t k = 0; k < drawn.legend.size(); ++k) out << "NaN NaN\ne\n";
  if (drawn.lines.empty() && drawn.dots.empty() && drawn.legend.empty()) out << "NaN NaN\ne\n";
}

}  // namespace drawing
