// SPDX-License-Identifier: BSL-1.0
// Robust losses: one reading of 54 is written down wrong, and the fit should not care.

#include <nabla/nabla.hpp>

#include <iomanip>
#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [model]
constexpr data<"x"> x;  // of each reading: how far sound went through metal
constexpr data<"y"> y;  // what was left of it
constexpr variable<"decay"> decay;
constexpr variable<"p"> p;
constexpr variable<"q"> q;

constexpr auto response(expression auto distance) {
  return exp(-decay * distance) / (p + q * distance);
}
// [/model]

drawing::picture drawn{
    .title = "response of ultrasound in metal", .x_name = "distance", .x = {0, 6.2}, .y = {0, 120}};

double curve(const auto& found, double at_x) {
  constexpr variable<"here"> here;
  return response(here)(decay = found.point[decay], p = found.point[p], q = found.point[q],
                        here = at_x);
}
/// Prints parameters beside their standard errors, and draws the curve.
void report(const char* name, const auto& found) {
  std::cout << std::left << std::setw(15) << name << std::right << std::setprecision(3);
  for (std::size_t k = 0; k < 3; ++k)
    std::cout << std::setw(9) << found.point.numbers[k] << " +- " << std::setw(9)
              << found.standard_error.numbers[k];
  std::cout << "\n";
  drawn.legend.emplace_back(drawing::colors[drawn.lines.size()], name);
  drawn.lines.push_back({{}, drawn.legend.back().first, 1.5});
  for (double at_x = 0.45; at_x < 6.2; at_x += 0.05)
    drawn.lines.back().points.push_back({at_x, curve(found, at_x)});
}

int main() {
  const tour::table readings = tour::read_table("data/ultrasound.txt");
  const std::vector<double> distances = readings.columns(0);
  std::vector<double> responses = readings.columns(1);
  // [fits]
  const auto start = at(decay = 0.1, p = 0.01, q = 0.02);
  report("as measured", fit(response(x), y, start, x = distances, y = responses));
  responses[3] *= 10;
  report("with a mistake", fit(response(x), y, start, x = distances, y = responses));
  const auto by_huber = fit(response(x), y, start, x = distances, y = responses, huber{.scale = 4});
  report("huber", by_huber);
  const auto near = at(decay = by_huber.point[decay], p = by_huber.point[p], q = by_huber.point[q]);
  report("tukey", fit(response(x), y, near, x = distances, y = responses, tukey{.scale = 15}));
  // [/fits]
  for (std::size_t k = 0; k < distances.size(); ++k)
    drawn.dots.push_back({{distances[k], responses[k]}, drawing::colors[k == 3 ? 3 : 0], 2});
  drawing::save("outlier", {drawn});
}
