// SPDX-License-Identifier: BSL-1.0
// Logistic regression: how the temperature changes the odds that seals fail, and how sure that is.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [model]
constexpr data<"t"> t;  // of each flight: the temperature
constexpr data<"d"> d;  // whether seals were damaged: 1 or 0
constexpr variable<"a"> a;
constexpr variable<"b"> b;

constexpr auto log_odds = a + b * t;
constexpr auto loss = sum(softplus(log_odds) - d * log_odds);
static_assert(diff(loss, b) == sum(t * (sigmoid(log_odds) - d)));
// [/model]

// [uncertainty]
constexpr auto covariance = inverse(hessian(loss, wrt(a, b)));
constexpr variable<"here"> here;
constexpr auto way = vec(1_c, here);
constexpr auto deviation = sqrt(dot(way, covariance* way));  // of a + b*here
// [/uncertainty]

double chance(double its_log_odds) { return 1 / (1 + std::exp(-its_log_odds)); }

int main() {
  const tour::table flights = tour::read_table("data/shuttle.txt");
  const std::vector<double> degrees = flights.columns(0), damaged = flights.columns(1);
  // [fit]
  const auto found = minimize(loss, at(a = 0.0, b = 0.0, t = degrees, d = damaged), newton{});
  const double first = found.point[a], slope = found.point[b];
  const auto spread = covariance(a = first, b = slope, t = degrees, d = damaged);
  const double error = std::sqrt(spread(1, 1));
  std::cout << "log odds: " << first << " (+-" << std::sqrt(spread(0, 0)) << ") " << slope << " (+-"
            << error << ") * temperature\n";
  std::cout << "odds ratio of a degree: " << std::exp(slope) << ", between "
            << std::exp(slope - 1.96 * error) << " and " << std::exp(slope + 1.96 * error) << "\n";
  // [/fit]
  drawing::picture drawn{.title = "chance of damaged seals",
                         .x_name = "temperature, degrees Fahrenheit",
                         .x = {30, 85},
                         .y = {-0.05, 1.05}};
  for (const double side : {0.0, -1.96, 1.96}) {
    drawn.lines.push_back({{}, drawing::colors[1], side == 0 ? 2.0 : 1.0, side != 0});
    for (double at_x = 30; at_x <= 85; ++at_x) {
      const double its_deviation =
          deviation(a = first, b = slope, t = degrees, d = damaged, here = at_x);
      drawn.lines.back().points.push_back(
          {at_x, chance(first + slope * at_x + side * its_deviation)});
    }
  }
  for (std::size_t k = 0; k < degrees.size(); ++k)
    drawn.dots.push_back({{degrees[k], damaged[k]}, drawing::colors[0]});
  drawn.legend = {{drawing::colors[1], "chance, with 95 % limits"}};
  std::cout << "chance at 31 degrees: " << drawn.lines[0].points[1].y << ", between "
            << drawn.lines[1].points[1].y << " and " << drawn.lines[2].points[1].y << "\n";
  drawing::save("shuttle", {drawn});
}
