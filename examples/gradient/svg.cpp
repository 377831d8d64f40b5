// SPDX-License-Identifier: BSL-1.0
#include <cmath>
#include <cstdio>
#include <ostream>

#include "picture.hpp"
#include "report.hpp"

namespace program {

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

namespace {

constexpr double left = 58, top = 40, right = 22, bottom = 48, longest = 520;
constexpr const char* grey = "#777777";

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

class svg_writer {
  std::ostream& out;
  const picture& drawn;
  double width = longest, height = longest;

  double across(double x) const {
    return left + (x - drawn.x.low) / (drawn.x.high - drawn.x.low) * width;
  }
  double down(double y) const {
    return top + (drawn.y.high - y) / (drawn.y.high - drawn.y.low) * height;
  }
  static std::string pixels(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f",
                  std::abs(value) < 1e5 ? value : std::copysign(1e5, value));
    return text;
  }
  std::string pixels(place at) const { return pixels(across(at.x)) + "," + pixels(down(at.y)); }

  void text(double x, double y, const std::string& words, const char* anchor, double size,
            const std::string& color) {
    out << "<text x=\"" << pixels(x) << "\" y=\"" << pixels(y) << "\" text-anchor=\"" << anchor
        << "\" font-size=\"" << rounded(size, 3) << "\" fill=\"" << color << "\">" << escaped(words)
        << "</text>\n";
  }
  void stroke(double x1, double y1, double x2, double y2, const char* color) {
    out << "<path d=\"M" << pixels(x1) << "," << pixels(y1) << "L" << pixels(x2) << ","
        << pixels(y2) << "\" stroke=\"" << color << "\"/>\n";
  }
  void axes() {
    const double right_end = left + width, lower_end = top + height;
    for (const double x : round_steps(drawn.x, 6)) {
      stroke(across(x), top, across(x), lower_end, x == 0 ? "#c4c4c4" : "#ececec");
      text(across(x), lower_end + 17, rounded(x, 6), "middle", 12, grey);
    }
    for (const double y : round_steps(drawn.y, 6)) {
      stroke(left, down(y), right_end, down(y), y == 0 ? "#c4c4c4" : "#ececec");
      text(left - 7, down(y) + 4, rounded(y, 6), "end", 12, grey);
    }
    text(left + width / 2, lower_end + 37, drawn.x_name, "middle", 14, "#333333");
    text(16, top + height / 2, drawn.y_name, "middle", 14, "#333333");
    text(left, top - 14, drawn.title, "start", 15, "#222222");
  }
  void line(const picture::line& u) {
    out << "<path d=\"";
    for (std::size_t k = 0; k < u.points.size(); ++k)
      out << (k == 0 ? "M" : "L") << pixels(u.points[k]);
    out << "\" stroke=\"" << u.color << "\" stroke-width=\"" << rounded(u.width, 3) << "\""
        << (u.dashed ? " stroke-dasharray=\"6 4\"" : "") << "/>\n";
  }
  void arrow(const picture::arrow& u) {
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
  void label(const picture::label& u) {
    out << "<g stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\" "
           "paint-order=\"stroke\">";
    text(across(u.at.x) + (u.beside ? 8 : 0), down(u.at.y) + (u.beside ? -8 : 4), u.text,
         u.beside ? "start" : "middle", u.size, u.color);
    out << "</g>\n";
  }
  void legend() {
    double y = top + 20;
    for (const auto& [color, words] : drawn.legend) {
      out << "<path d=\"M" << pixels(left + 12) << "," << pixels(y - 4) << "h22\" stroke=\""
          << color << "\" stroke-width=\"2.5\"/>";
      out << "<g stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">";
      text(left + 40, y, words, "start", 13, "#333333");
      out << "</g>";
      y += 19;
    }
  }

 public:
  svg_writer(std::ostream& to, const picture& what) : out(to), drawn(what) {
    const double wide = drawn.x.high - drawn.x.low, high = drawn.y.high - drawn.y.low;
    if (drawn.same_scale && wide > high) height = longest * high / wide;
    if (drawn.same_scale && high > wide) width = longest * wide / high;
  }
  void write() {
    const double w = left + width + right, h = top + height + bottom;
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << pixels(w) << "\" height=\""
        << pixels(h) << "\" viewBox=\"0 0 " << pixels(w) << " " << pixels(h)
        << "\" font-family=\"Helvetica, Arial, sans-serif\">\n<rect width=\"100%\" height=\"100%\" "
           "fill=\"#ffffff\"/>\n"
        << "<g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n";
    axes();
    out << "<clipPath id=\"window\"><rect x=\"" << pixels(left) << "\" y=\"" << pixels(top)
        << "\" width=\"" << pixels(width) << "\" height=\"" << pixels(height)
        << "\"/></clipPath>\n<g clip-path=\"url(#window)\">\n";
    for (const auto& u : drawn.lines) line(u);
    for (const auto& u : drawn.arrows) arrow(u);
    for (const auto& u : drawn.dots)
      out << "<circle cx=\"" << pixels(across(u.at.x)) << "\" cy=\"" << pixels(down(u.at.y))
          << "\" r=\"" << rounded(u.radius, 3) << "\" fill=\"" << u.color << "\"/>\n";
    for (const auto& u : drawn.labels) label(u);
    legend();
    out << "</g>\n<rect x=\"" << pixels(left) << "\" y=\"" << pixels(top) << "\" width=\""
        << pixels(width) << "\" height=\"" << pixels(height)
        << "\" stroke=\"#999999\"/>\n</g>\n</svg>\n";
  }
};

}  // namespace

void write_svg(std::ostream& out, const picture& drawn) { svg_writer(out, drawn).write(); }

}  // namespace program
