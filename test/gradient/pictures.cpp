// SPDX-License-Identifier: BSL-1.0
// The pictures: computational graphs with the right numbers and without overlaps, surfaces, and the
// errors of differences.

#define BOOST_BIND_GLOBAL_PLACEHOLDERS  // for the property tree, which uses them

#include <algorithm>
#include <boost/property_tree/xml_parser.hpp>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <sstream>

#include <nabla/nabla.hpp>

#include "../points.hpp"
#include "picture/diagram.hpp"
#include "picture/differences.hpp"
#include "picture/surface.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using point_by_name = std::map<std::string, double>;

std::vector<term> variables_in(graph& g) {
  std::vector<term> all;
  for (const node_index i : variables_in_order(g)) all.emplace_back(g, i);
  return all;
}
drawing::diagram drawn(std::string_view formula, const point_by_name& point) {
  graph g;
  const term f = parse(formula, g).value;
  return drawing::backpropagation(g, f, variables_in(g), point);
}
/// The numbers that come back to the box with this text.
std::vector<std::string> backwards_to(const drawing::diagram& d, const std::string& text) {
  std::vector<std::string> all;
  for (const auto& wire : d.wires)
    if (d.boxes[wire.from].text == text) all.push_back(wire.backwards);
  return all;
}

/// An element of a drawing, in pixels.
struct area {
  double left, top, right, bottom;
  std::string text;
  bool meets(const area& u) const {
    return left < u.right && u.left < right && top < u.bottom && u.top < bottom;
  }
  bool contains(const area& u) const {
    return left <= u.left && u.right <= right && top <= u.top && u.bottom <= bottom;
  }
};
using xml = boost::property_tree::ptree;
template <class Drawing>
xml svg_of(const Drawing& d) {
  characters svg;
  drawing::write_svg(svg, d);
  BOOST_TEST(svg.view().find("nan") == std::string::npos);
  BOOST_TEST(svg.view().find("inf") == std::string::npos);
  std::stringstream text{std::string(svg.view())};
  xml found;
  boost::property_tree::read_xml(text, found);
  return found.get_child("svg");
}
/// As narrow as the letters of common fonts are.
area area_of_text(const xml& element) {
  const auto number = [&](const char* name) {
    return element.get<double>(std::string("<xmlattr>.") + name);
  };
  const std::string words = element.data(),
                    anchor = element.get<std::string>("<xmlattr>.text-anchor");
  const auto letters =
      std::count_if(words.begin(), words.end(), [](char c) { return (c & 0xC0) != 0x80; });
  const double size = number("font-size"), x = number("x"), y = number("y"),
               width = 0.55 * size * static_cast<double>(letters);
  const double left = anchor == "start" ? x : anchor == "end" ? x - width : x - width / 2;
  return {left, y - 0.72 * size, left + width, y, words};
}
struct areas {
  std::vector<area> texts, boxes;

  explicit areas(const xml& svg) {
    for (const auto& [name, element] : svg) {
      if (name == "text") texts.push_back(area_of_text(element));
      const auto number = [&, &u = element](const char* what) {
        return u.get<double>(std::string("<xmlattr>.") + what);
      };
      if (name == "rect" && element.get_optional<double>("<xmlattr>.rx"))
        boxes.push_back({number("x"), number("y"), number("x") + number("width"),
                         number("y") + number("height"), "a box"});
    }
  }
};
void check_overlaps(const drawing::diagram& d) {
  const areas all(svg_of(d));
  BOOST_TEST(all.boxes.size() == d.boxes.size());
  for (std::size_t i = 0; i < all.texts.size(); ++i)
    for (std::size_t k = 0; k < i; ++k)
      BOOST_TEST(!all.texts[i].meets(all.texts[k]),
                 all.texts[i].text << " on " << all.texts[k].text);
  for (std::size_t i = 0; i < all.boxes.size(); ++i) {
    for (const area& u : all.texts)
      BOOST_TEST((all.boxes[i].contains(u) || !all.boxes[i].meets(u)),
                 u.text << " at a box's edge");
    for (std::size_t k = 0; k < i; ++k) BOOST_TEST(!all.boxes[i].meets(all.boxes[k]));
  }
}
/// What passes a layer keeps its distance from what stands there, and all wires go to the right.
void check_layers(const drawing::diagram& d) {
  const drawing::layout found = arranged(d);
  for (const auto& layer : found.layers)
    for (std::size_t k = 1; k < layer.size(); ++k) {
      const auto &above = found.stops[layer[k - 1]], &below = found.stops[layer[k]];
      BOOST_TEST(below.y - above.y >= (above.height + below.height) / 2);
    }
  for (const auto& wire : d.wires)
    BOOST_TEST(found.stops[wire.from].layer < found.stops[wire.to].layer);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(pictures)

BOOST_AUTO_TEST_CASE(neuron_has_values_and_adjoints) {
  const drawing::diagram d =
      drawn("(sigmoid(w1*x1 + w2*x2 + b) - t)^2",
            {{"w1", 0.5}, {"w2", -1}, {"x1", 2}, {"x2", 1}, {"b", 0}, {"t", 1}});
  using all = std::vector<std::string>;
  BOOST_TEST(backwards_to(d, "f").empty());
  BOOST_TEST(backwards_to(d, "^2") == all{"1"});
  BOOST_TEST(backwards_to(d, "sigmoid") == all{"-1"});
  BOOST_TEST(backwards_to(d, "w1") == all{"-0.5"});
  BOOST_TEST(backwards_to(d, "x2") == all{"0.25"});
  BOOST_TEST(backwards_to(d, "b") == all{"-0.25"});
  BOOST_TEST(d.wires.back().forwards == "0.25");
  check_overlaps(d);
}

BOOST_AUTO_TEST_CASE(parts_stand_at_their_ports) {
  using all = std::vector<std::string>;
  const drawing::diagram choice = drawn("where(x < 2, x, x^3)", {{"x", 1}});
  BOOST_TEST(backwards_to(choice, "x") == (all{"0", "", "1"}));  // of ^3, as a, as then
  BOOST_TEST(backwards_to(choice, "^3") == all{"0"});
  const drawing::diagram power = drawn("pow(x, x)", {{"x", 2}});
  BOOST_TEST(backwards_to(power, "x") == (all{"4", "2.773"}));  // 2*2^1, 2^2*log(2)
  BOOST_TEST(power.boxes[0].note == "Σ 6.773");
  BOOST_TEST(backwards_to(drawn("x^2*y", {}), "x") == all{""});  // no point, no numbers
  const drawing::diagram square = drawn("sin(x)*sin(x)", {{"x", 1}});
  BOOST_TEST(backwards_to(square, "sin") == all{"1.683"});
}

BOOST_AUTO_TEST_CASE(random_graphs_have_the_gradient_and_no_overlaps) {
  test::dice d(41);
  int compared = 0, numbered = 0;
  for (int i = 0; i < test::formula_count(150); ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 30), g).in(g);
    const std::vector<term> variables = variables_in(g);
    const auto points = test::harmless_points(g, root, d, 1);
    if (points.empty() || variables.empty()) continue;
    point_by_name point;
    for (const auto& [name, value] : points[0]) point[name] = static_cast<double>(value);
    const drawing::diagram found = drawing::backpropagation(g, term(g, root), variables, point);
    check_overlaps(found);
    check_layers(found);
    ++compared;
    for (const term x : variables) {
      const term partial = reverse_gradient(term(g, root), sequence<term>(1, x))[0];
      const auto expected = static_cast<double>(test::interpret(partial, points[0]));
      const std::string name(full_name(g, x.index).view());
      double total = 0, rounding = 1e-3 * std::abs(expected);
      for (const std::string& part : backwards_to(found, name)) {
        if (part.empty()) continue;
        total += std::stod(part);
        rounding += 1e-3 * std::abs(std::stod(part));
      }
      if (!std::isfinite(expected)) continue;
      BOOST_TEST(std::abs(total - expected) <= rounding,
                 name << ": " << total << ", not " << expected);
      numbered += expected != 0 ? 1 : 0;
    }
  }
  BOOST_TEST(compared > 80);
  BOOST_TEST(numbered > 100);
}

BOOST_AUTO_TEST_CASE(trees_have_no_crossings) {
  const drawing::diagram d = drawn("f(r, q, p, c, b, a) = (a + b*c)*(sin(p) - q/r)", {});
  const drawing::layout found = arranged(d);
  const auto end = [&](const drawing::diagram::wire& u) {
    return found.stops[u.to].y + port_offset(d.boxes[u.to], u.port);
  };
  for (const auto& u : d.wires)
    for (const auto& v : d.wires)
      if (found.stops[u.to].layer == found.stops[v.to].layer && end(u) < end(v))
        BOOST_TEST(found.stops[u.from].y < found.stops[v.from].y);
}

BOOST_AUTO_TEST_CASE(surfaces) {
  const auto seen = [](auto f, drawing::tangent_plane plane) {
    const auto d = drawing::surface(drawing::sampled({-2, 2}, {-2, 2}, 21, f), plane, "x", "y");
    svg_of(d);
    return std::count_if(d.patches.begin(), d.patches.end(),
                         [](const auto& patch) { return patch.color == drawing::colors[1]; });
  };
  const auto bowl = [](double x, double y) { return x * x + y * y; };
  BOOST_TEST(seen(bowl, {{1, 0.5}, 1.25, {2, 1}}) > 30);
  BOOST_TEST(seen(bowl, {{1, 0.5}, 1.25, {std::nan(""), 1}}) == 0);
  BOOST_TEST(seen([](double x, double y) { return 1 / (x * y); }, {{1, 1}, 1, {-1, -1}}) > 30);
  BOOST_TEST(seen([](double, double) { return 3; }, {{0, 0}, 3, {0, 0}}) > 30);
  BOOST_TEST(seen([](double, double) { return std::nan(""); }, {{0, 0}, std::nan(""), {0, 0}}) ==
             0);
  const drawing::tangent_plane plane{{1, 2}, 3, {4, 5}};
  BOOST_TEST(plane.height({1.5, 1}) == 0);
}

BOOST_AUTO_TEST_CASE(differences_have_two_slopes) {
  const auto f = [](double x) { return std::exp(x); };
  const auto all = drawing::errors_of_differences(f, 1, std::exp(1));
  const auto power = [](const drawing::errors_over_step& u) {  // between 0.1 and 0.001
    return std::log10(u.errors[4] / u.errors[12]) / 2;
  };
  BOOST_TEST(std::abs(power(all[0]) - 1) < 0.02);
  BOOST_TEST(std::abs(power(all[1]) - 2) < 0.02);
  BOOST_TEST((all[0].best_step() < 1e-6 && all[0].best_step() > 1e-10));
  BOOST_TEST((all[1].best_step() < 1e-3 && all[1].best_step() > 1e-7));
  BOOST_TEST(all[0].errors.back() > 0.1);  // 1 + 1e-16 is 1
  const drawing::picture d = draw(all);
  svg_of(d);
  BOOST_TEST(d.labels.size() == 3U);
  svg_of(draw(drawing::errors_of_differences([](double x) { return 3 * x; }, 0, 3)));
  svg_of(draw(drawing::errors_of_differences([](double) { return std::nan(""); }, 0, 3)));
}

BOOST_AUTO_TEST_SUITE_END()
