// SPDX-License-Identifier: BSL-1.0
#include "canvas.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace drawing {

std::string escaped(const std::string& text) {
  std::string result;
  for (const char c : text) {
    if (c == '<')
      result += "&lt;";
    else if (c == '&')
      result += "&amp;";
    else if (static_cast<unsigned char>(c) >= 0x20)
      result += c;
  }
  return result;
}

canvas::canvas(characters& to, const picture& drawn) : out(to), x(drawn.x), y(drawn.y) {
  const double wide = x.high - x.low, high = y.high - y.low;
  if (drawn.same_scale && wide > high) height = longest * high / wide;
  if (drawn.same_scale && high > wide) width = longest * wide / high;
}

std::string canvas::pixels(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f",
                std::abs(value) < 1e5 ? value : std::copysign(1e5, value));
  return text;
}

void canvas::text(double at_x, double at_y, const std::string& words, const char* anchor,
                  double size, const std::string& color) {
  out << "<text x=\"" << pixels(at_x) << "\" y=\"" << pixels(at_y) << "\" text-anchor=\"" << anchor
      << "\" font-size=\"" << rounded(size, 3) << "\" fill=\"" << color << "\">" << escaped(words)
      << "</text>\n";
}
void canvas::stroke(double x1, double y1, double x2, double y2, const char* color) {
  out << "<path d=\"M" << pixels(x1) << "," << pixels(y1) << "L" << pixels(x2) << "," << pixels(y2)
      << "\" stroke=\"" << color << "\"/>\n";
}
void canvas::box(const picture::box& u) {
  const double first = across(u.low.x), last = across(u.high.x), upper = down(u.high.y),
               lower = down(u.low.y);
  out << "<path d=\"M" << pixels(first) << "," << pixels(upper) << "H" << pixels(last) << "V"
      << pixels(lower) << "H" << pixels(first) << "\" fill=\"" << u.color << "\"/>\n";
}
void canvas::patch(const picture::patch& u) {
  out << "<path d=\"";
  for (std::size_t k = 0; k < u.corners.size(); ++k)
    out << (k == 0 ? "M" : "L") << pixels(u.corners[k]);
  out << "Z\" fill=\"" << u.color << "\" stroke=\"" << u.edge << "\" stroke-width=\"0.5\"";
  if (u.opacity < 1) out << " opacity=\"" << rounded(u.opacity, 2) << "\"";
  out << "/>\n";
}
void canvas::line(const picture::line& u) {
  out << "<path d=\"";
  for (std::size_t k = 0; k < u.points.size(); ++k)
    out << (k == 0 ? "M" : "L") << pixels(u.points[k]);
  out << "\" stroke=\"" << u.color << "\" stroke-width=\"" << rounded(u.width, 3) << "\""
      << (u.dashed ? " stroke-dasharray=\"6 4\"" : "") << "/>\n";
}
void canvas::arrow(const picture::arrow& u) {
  const double x1 = across(u.from.x), y1 = down(u.from.y), x2 = across(u.to.x), y2 = down(u.to.y);
  const double length = std::hypot(x2 - x1, y2 - y1);
  if (!(length > 1.5)) return;
  const double head = std::min(6.0, 0.45 * length), dx = (x2 - x1) / length,
               dy = (y2 - y1) / length;
  const double neck_x = x2 - head * dx, neck_y = y2 - head * dy, half = 0.45 * head;
  out << "<path d=\"M" << pixels(x1) << "," << pixels(y1) << "L" << pixels(neck_x) << ","
      << pixels(neck_y) << "\" stroke=\"" << u.color << "\" stroke-width=\"1.3\"/>"
      << "<path d=\"M" << pixels(x2) << "," << pixels(y2) << "L" << pixels(neck_x - half * dy)
      << "," << pixels(neck_y + half * dx) << "L" << pixels(neck_x + half * dy) << ","
      << pixels(neck_y - half * dx) << "Z\" fill=\"" << u.color << "\" stroke=\"none\"/>\n";
}
void canvas::dot(const picture::dot& u) {
  out << "<circle cx=\"" << pixels(across(u.at.x)) << "\" cy=\"" << pixels(down(u.at.y))
      << "\" r=\"" << rounded(u.radius, 3) << "\" fill=\"" << u.color << "\"/>\n";
}
void canvas::label(const picture::label& u) {
  out << "<g stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" "
         "paint-order=\"stroke\">";
  text(across(u.at.x) + (u.beside ? 8 : 0), down(u.at.y) + (u.beside ? -8 : 4), u.text,
       u.beside ? "start" : "middle", u.size, u.color);
  out << "</g>\n";
}

}  // namespace drawing
