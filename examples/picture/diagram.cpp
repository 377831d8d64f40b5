// SPDX-License-Identifier: BSL-1.0
#include "diagram.hpp"

#include <algorithm>
#include <cmath>

#include "canvas.hpp"

namespace drawing {

namespace {

constexpr double margin = 12, bend = 34;  // around all; between layers, where wires go up or down
constexpr const char *value_color = "#2b5c9e", *adjoint_color = "#c0392b", *wire_color = "#8a8a8a";

double width_of(const std::string& text, double size) {
  const auto letters =
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
  return 0.62 * size * static_cast<double>(letters);
}
const char* fill_of(diagram::kind what) {
  switch (what) {
    case diagram::kind::variable:
      return "#e6eefa";
    case diagram::kind::constant:
      return "#f3f3f3";
    case diagram::kind::operation:
      return "#fdf4e3";
    case diagram::kind::result:
      return "#e7f4ea";
  }
  return "none";
}

class diagram_writer {
  /// From left to right: wires bend, then go straight below and above their numbers, then boxes.
  struct column {
    double numbers, boxes, end;
  };
  characters& out;
  const diagram& drawn;
  layout found;
  std::vector<column> columns;
  double height = 0;

  static std::string at(double x, double y) { return canvas::pixels(x) + "," + canvas::pixels(y); }

  double names_width(const diagram::box& box) const { return box.is_choice ? 30 : 0; }
  double box_width(const diagram::box& box) const {
    return names_width(box) +
           std::max({28.0, 14 + width_of(box.text, 13), 10 + width_of(box.note, 11)});
  }
  void place_columns() {
    std::vector<double> numbers(found.layers.size()), boxes(found.layers.size());
    for (std::size_t i = 0; i < drawn.boxes.size(); ++i) {
      double& widest = boxes[found.stops[i].layer];
      widest = std::max(widest, box_width(drawn.boxes[i]));
    }
    for (const diagram::wire& wire : drawn.wires) {
      double& widest = numbers[found.stops[wire.to].layer];
      widest =
          std::max({widest, 16 + width_of(wire.forwards, 11), 16 + width_of(wire.backwards, 11)});
    }
    double x = margin;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      if (k > 0) x += bend;
      columns.push_back({x, x + numbers[k], x + numbers[k] + boxes[k]});
      x = columns.back().end;
    }
  }
  void place_rows() {
    double top = 0, bottom = 0;
    for (const layout::stop& u : found.stops) {
      top = std::min(top, u.y - u.height / 2);
      bottom = std::max(bottom, u.y + u.height / 2);
    }
    for (layout::stop& u : found.stops) u.y += margin - top;
    height = bottom - top + 2 * margin;
  }

  void text(double x, double y, const std::string& words, const char* anchor, int size,
            const char* color) {
    if (words.empty()) return;
    out << "<text x=\"" << canvas::pixels(x) << "\" y=\"" << canvas::pixels(y)
        << "\" text-anchor=\"" << anchor << "\" font-size=\"" << std::int64_t{size} << "\" fill=\""
        << color << "\">" << escaped(words) << "</text>\n";
  }
  void path(const std::string& along, const char* fill, const char* stroke) {
    out << "<path d=\"" << along << "\" fill=\"" << fill << "\" stroke=\"" << stroke << "\"/>\n";
  }
  /// From a stop straight on to the end of its layer, then with a bend to the next one.
  std::string piece(const layout::stop& from, double y) const {
    const column& here = columns[from.layer];
    const double x = from.passes ? here.numbers : here.boxes + box_width(drawn.boxes[from.box]);
    const double next = columns[from.layer + 1].numbers, middle = (here.end + next) / 2;
    return "M" + at(x, from.y) + "H" + canvas::pixels(here.end) + "C" + at(middle, from.y) + " " +
           at(middle, y) + " " + at(next, y);
  }
  void passing_wires() {
    for (const std::vector<std::size_t>& way : found.ways)
      for (std::size_t k = 1; k < way.size(); ++k)
        path(piece(found.stops[way[k - 1]], found.stops[way[k]].y), "none", wire_color);
  }
  void wire(const diagram::wire& u) {
    const layout::stop& to = found.stops[u.to];
    const layout::stop& from =
        found.stops[found.ways[u.from][to.layer - 1 - found.stops[u.from].layer]];
    const double x = columns[to.layer].boxes, y = to.y + port_offset(drawn.boxes[u.to], u.port);
    path(piece(from, y) + "H" + canvas::pixels(x - 6), "none", wire_color);
    path("M" + at(x, y) + "l-7,-3.5v7z", wire_color, "none");
    text(x - 9, y - 4, u.forwards, "end", 11, value_color);
    text(x - 9, y + 12, u.backwards, "end", 11, adjoint_color);
  }
  void box(const diagram::box& u, const layout::stop& stop) {
    const double x = columns[stop.layer].boxes, width = box_width(u),
                 high = std::max(u.note.empty() ? 24.0 : 38.0,
                                 32.0 * static_cast<double>(u.ports) - 8);
    out << "<rect x=\"" << canvas::pixels(x) << "\" y=\"" << canvas::pixels(stop.y - high / 2)
        << "\" width=\"" << canvas::pixels(width) << "\" height=\"" << canvas::pixels(high)
        << "\" rx=\"6\" fill=\"" << fill_of(u.what) << "\" stroke=\"" << wire_color << "\"/>\n";
    constexpr const char* names[] = {"a", "b", "then", "else"};
    for (std::size_t k = 0; u.is_choice && k < 4; ++k)
      text(x + 5, stop.y + port_offset(u, k) + 4, names[k], "start", 10, "#777777");
    const double middle = x + (names_width(u) + width) / 2;
    text(middle, stop.y + (u.note.empty() ? 5 : -2), u.text, "middle", 13, "#222222");
    text(middle, stop.y + 13, u.note, "middle", 11, adjoint_color);
  }

 public:
  diagram_writer(characters& to, const diagram& what)
      : out(to), drawn(what), found(arranged(what)) {
    place_columns();
    place_rows();
  }
  void write() {
    const std::string width = canvas::pixels(columns.back().end + margin),
                      high = canvas::pixels(height);
    out << "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" << width << "\" height=\"" << high
        << "\" viewBox=\"0 0 " << width << " " << high
        << "\" font-family=\"Helvetica, Arial, sans-serif\">\n<rect width=\"100%\" height=\"100%\" "
           "fill=\"#ffffff\"/>\n";
    passing_wires();
    for (const diagram::wire& u : drawn.wires) wire(u);
    for (std::size_t i = 0; i < drawn.boxes.size(); ++i) box(drawn.boxes[i], found.stops[i]);
    out << "</svg>\n";
  }
};

}  // namespace

void write_svg(characters& out, const diagram& drawn) { diagram_writer(out, drawn).write(); }

}  // namespace drawing
