// SPDX-License-Identifier: BSL-1.0
#include "contour.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace drawing {

namespace {

/// An edge between two neighbours of the grid: from (i, k) to the right, or upwards.
struct edge {
  int i, k;
  bool upwards;
  auto operator<=>(const edge&) const = default;
};

/// Where the level crosses an edge.
place crossing(const grid& g, edge e, double level) {
  const double first = g.at(e.i, e.k),
               second = g.at(e.i + (e.upwards ? 0 : 1), e.k + (e.upwards ? 1 : 0));
  const double share = (level - first) / (second - first);
  return {g.x_of(e.i + (e.upwards ? 0 : share)), g.y_of(e.k + (e.upwards ? share : 0))};
}

/// For each crossed edge the edges that the line goes on to: at most two.
using links = std::map<edge, std::vector<edge>>;

void link_cell(const grid& g, int i, int k, double level, links& all) {
  const double corners[] = {g.at(i, k), g.at(i + 1, k), g.at(i + 1, k + 1), g.at(i, k + 1)};
  const edge sides[] = {{i, k, false}, {i + 1, k, true}, {i, k + 1, false}, {i, k, true}};
  std::vector<edge> crossed;
  double sum = 0;
  for (int side = 0; side < 4; ++side) {
    if (!std::isfinite(corners[side])) return;
    sum += corners[side];
    if ((corners[side] < level) != (corners[(side + 1) % 4] < level))
      crossed.push_back(sides[side]);
  }
  const auto link = [&](edge u, edge v) {
    all[u].push_back(v);
    all[v].push_back(u);
  };
  if (crossed.size() == 2) link(crossed[0], crossed[1]);
  if (crossed.size() < 4) return;
  const bool joins_first =
      (sum / 4 < level) == (corners[0] < level);  // at a saddle its middle decides
  link(crossed[0], crossed[joins_first ? 1 : 3]);
  link(crossed[2], crossed[joins_first ? 3 : 1]);
}

/// Follows a line from an edge on, using up its links.
std::vector<place> follow(const grid& g, edge at, double level, links& all) {
  std::vector<place> points{crossing(g, at, level)};
  while (!all[at].empty()) {
    const edge next = all[at].back();
    all[at].pop_back();
    std::erase(all[next], at);
    points.push_back(crossing(g, next, level));
    at = next;
  }
  return points;
}

/// Puts the label on the line, where no other label is near.
void place_label(picture& drawn, const std::vector<place>& line, const std::string& text,
                 const std::string& color, std::vector<place>& taken) {
  const double wide = drawn.x.high - drawn.x.low, high = drawn.y.high - drawn.y.low;
  for (std::size_t k = 0; k < 8; ++k) {
    const place at = line[(2 * k + 1) * line.size() / 16];
    const bool near_edge = std::min(at.x - drawn.x.low, drawn.x.high - at.x) < 0.04 * wide ||
                           std::min(at.y - drawn.y.low, drawn.y.high - at.y) < 0.03 * high;
    const bool free = std::none_of(taken.begin(), taken.end(), [&](place other) {
      return std::hypot((at.x - other.x) / wide, (at.y - other.y) / high) < 0.075;
    });
    if (near_edge || !free) continue;
    taken.push_back(at);
    drawn.labels.push_back({at, text, color, 11, false});
    return;
  }
}

}  // namespace

std::vector<std::vector<place>> contour_lines(const grid& g, double level) {
  links all;
  for (int k = 0; k + 1 < g.rows; ++k)
    for (int i = 0; i + 1 < g.columns; ++i) link_cell(g, i, k, level, all);
  std::vector<std::vector<place>> lines;
  for (const std::size_t ends : {1U, 2U})  // lines with ends first, then closed ones
    for (const auto& [start, next] : all)
      if (next.size() == ends) lines.push_back(follow(g, start, level, all));
  return lines;
}

void add_contours(picture& drawn, const grid& g) {
  const range most{quantile(g.values, 0.02), quantile(g.values, 0.98)};
  if (!(most.high > most.low)) return;
  std::vector<place> taken;
  for (const double level : round_steps(most, 8)) {
    const std::string color = level_color((level - most.low) / (most.high - most.low));
    std::vector<place> longest;
    for (std::vector<place>& line : contour_lines(g, level)) {
      if (line.size() > longest.size()) longest = line;
      drawn.lines.push_back({std::move(line), color, 1.4, false});
    }
    if (longest.size() > 12) place_label(drawn, longest, rounded(level, 6), color, taken);
  }
}

double quantile(std::vector<double> values, double share) {
  std::erase_if(values, [](double u) { return !std::isfinite(u); });
  if (values.empty()) return std::nan("");
  const auto place_of_it =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place_of_it, values.end());
  return *place_of_it;
}

}  // namespace drawing
