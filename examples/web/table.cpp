// SPDX-License-Identifier: BSL-1.0
#include <cmath>

#include "answer.hpp"
#include "picture/canvas.hpp"
#include "regression.hpp"

namespace page {

using drawing::rounded;
using ::program::characters;
using ::program::object_writer;
using ::program::way_down;

namespace {

void write_way(characters& to, const way_down& way) {
  object_writer object(to);
  object.string("features", way.features);
  object.string("condition", std::isnan(way.condition) ? "none" : rounded(way.condition, 4));
  object.string("rate", way.rate ? rounded(*way.rate, 4) : "");
  object.string("steps", std::to_string(way.found.path.size() - 1));
  object.string("f", rounded(way.found.path.back().value, 6));
  object.string("line", way.line);
}

}  // namespace

void write_regression(object_writer& out, ::program::worksheet& sheet,
                      const ::program::request& asked) {
  const std::optional<::program::model> m = ::program::model_in(sheet);
  if (!m || !asked.at || !asked.descend || sheet.by.size() > 5) return;
  const std::vector<way_down> ways = ::program::both_ways_down(sheet.formula, asked);
  if (ways.empty()) return;
  out.array("ways", ways, write_way);
  std::vector<std::string> pictures;
  for (const drawing::picture& drawn :
       ::program::draw_regression(sheet, *m, ways, sheet.point(*asked.at))) {
    characters svg;
    drawing::write_svg(svg, drawn, "regression" + std::to_string(pictures.size()));
    pictures.emplace_back(svg.view());
  }
  out.array("pictures", pictures, ::program::write_string);
}

}  // namespace page
