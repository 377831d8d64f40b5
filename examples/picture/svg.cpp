// SPDX-License-Identifier: BSL-1.0
#include "canvas.hpp"

namespace drawing {

namespace {

constexpr const char* grey = "#777777";

/// Writes one picture; several on one page have names that differ.
class svg_writer {
  characters& out;
  const picture& drawn;
  std::string window;

  std::string pixels(double value) const { return canvas::pixels(value); }
  std::string rectangle() const {
    return "<rect x=\"" + pixels(canvas::left) + "\" y=\"" + pixels(canvas::top) + "\" width=\"" +
           pixels(sheet.width) + "\" height=\"" + pixels(sheet.height) + "\"";
  }
  void axes() {
    const double right_end = canvas::left + sheet.width, lower_end = canvas::top + sheet.height;
    for (const double x : round_steps(drawn.x, 6)) {
      const double at = sheet.across(x);
      sheet.stroke(at, canvas::top, at, lower_end, x == 0 ? "#c4c4c4" : "#ececec");
      sheet.text(at, lower_end + 17, rounded(x, 6), "middle", 12, grey);
    }
    for (const double y : round_steps(drawn.y, 6)) {
      const double at = sheet.down(y);
      sheet.stroke(canvas::left, at, right_end, at, y == 0 ? "#c4c4c4" : "#ececec");
      sheet.text(canvas::left - 7, at + 4, rounded(y, 6), "end", 12, grey);
    }
  }
  void names() {
    const double lower_end = canvas::top + sheet.height;
    sheet.text(canvas::left + sheet.width / 2, lower_end + 37, drawn.x_name, "middle", 14,
               "#333333");
    sheet.text(16, canvas::top + sheet.height / 2, drawn.y_name, "middle", 14, "#333333");
    sheet.text(canvas::left, canvas::top - 14, drawn.title, "start", 15, "#222222");
  }
  void legend() {
    double y = canvas::top + 20;
    for (const auto& [color, words] : drawn.legend) {
      out << "<path d=\"M" << pixels(canvas::left + 12) << "," << pixels(y - 4) << "h22\" stroke=\""
          << color << "\" stroke-width=\"2.5\"/>";
      out << "<g stroke=\"#ffffff\" stroke-width=\"4\" paint-order=\"stroke\">";
      sheet.text(canvas::left + 40, y, words, "start", 13, "#333333");
      out << "</g>";
      y += 19;
    }
  }
  void marks() {
    if (!drawn.boxes.empty()) out << "<g shape-rendering=\"crispEdges\">\n";  // no gaps between
    for (const auto& u : drawn.boxes) sheet.box(u);
    if (!drawn.boxes.empty()) out << "</g>\n";
    for (const auto& u : drawn.patches) sheet.patch(u);
    for (const auto& u : drawn.lines) sheet.line(u);
    for (const auto& u : drawn.arrows) sheet.arrow(u);
    for (const auto& u : drawn.dots) sheet.dot(u);
    for (const auto& u : drawn.labels) sheet.label(u);
    legend();
  }

 public:
  canvas sheet;

  svg_writer(characters& to, const picture& what, const std::string& name)
      : out(to), drawn(what), window(name), sheet(to, what) {}

  void write(double from_left = 0) {
    const std::string w = pixels(sheet.whole_width()), h = pixels(sheet.whole_height());
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    if (from_left > 0) out << " x=\"" << pixels(from_left) << "\"";
    out << " width=\"" << w << "\" height=\"" << h << "\" viewBox=\"0 0 " << w << " " << h
        << "\" font-family=\"Helvetica, Arial, sans-serif\">\n<rect width=\"100%\" height=\"100%\" "
           "fill=\"#ffffff\"/>\n"
        << "<g fill=\"none\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n";
    if (drawn.has_axes) axes();
    names();
    out << "<clipPath id=\"" << window << "\">" << rectangle()
        << "/></clipPath>\n<g clip-path=\"url(#" << window << ")\">\n";
    marks();
    out << "</g>\n";
    if (drawn.has_axes) out << rectangle() << " stroke=\"#999999\"/>\n";
    out << "</g>\n</svg>\n";
  }
};

}  // namespace

void write_svg(characters& out, const picture& drawn, const std::string& window) {
  svg_writer(out, drawn, window).write();
}

void write_svg(characters& out, const std::vector<picture>& drawn) {
  if (drawn.size() == 1) return write_svg(out, drawn[0]);
  double width = 0, height = 0;
  for (const picture& one : drawn) {
    const canvas sheet(out, one);
    width += sheet.whole_width();
    height = std::max(height, sheet.whole_height());
  }
  out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << canvas::pixels(width)
      << "\" height=\"" << canvas::pixels(height) << "\" viewBox=\"0 0 " << canvas::pixels(width)
      << " " << canvas::pixels(height) << "\">\n";
  double from_left = 0;
  for (std::size_t k = 0; k < drawn.size(); ++k) {
    svg_writer writer(out, drawn[k], "window" + std::to_string(k));
    writer.write(from_left);
    from_left += writer.sheet.whole_width();
  }
  out << "</svg>\n";
}

}  // namespace drawing
