// SPDX-License-Identifier: BSL-1.0
// A curve fitted to nine measurements, how sure its parameters are, and how sure the curve itself.

#include <nabla/nabla.hpp>

#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [model]
constexpr data<"t"> t;  // of each measurement: the time
constexpr data<"y"> y;  // how much had grown
constexpr variable<"top"> top;
constexpr variable<"delay"> delay;
constexpr variable<"rate"> rate;

constexpr auto growth(expression auto time) { return top / (1_c + exp(delay - rate * time)); }
// [/model]

// [band]
constexpr variable<"here"> here;
constexpr matrix_variable<"C", 3, 3> C;
constexpr auto change = gradient(growth(here), wrt(top, delay, rate));
constexpr auto deviation = sqrt(dot(change, C* change));
// [/band]

int main() {
  const tour::table measured = tour::read_table("data/growth.txt");
  const std::vector<double> times = measured.columns(0), yields = measured.columns(1);
  // [fit]
  const auto found =
      fit(growth(t), y, at(top = 100.0, delay = 1.0, rate = 0.1), t = times, y = yields);
  const auto [least, most] = found.confidence_interval(top);
  std::cout << found << "\ntop: between " << least << " and " << most << "\n";
  // [/fit]
  drawing::picture drawn{.title = "yield of pasture", .x_name = "time", .x = {0, 90}, .y = {0, 80}};
  const double students_t = (most - found.point[top]) / found.standard_error[top];
  for (const double side : {0.0, -students_t, students_t}) {
    drawn.lines.push_back({{}, drawing::colors[1], side == 0 ? 2.0 : 1.0, side != 0});
    for (double time = 0; time <= 90; ++time) {
      const auto with = bind(bundle(growth(here), deviation), top = found.point[top],
                             delay = found.point[delay], rate = found.point[rate], here = time);
      const auto [height, its_deviation] = with(C = found.covariance);
      drawn.lines.back().points.push_back({time, height + side * its_deviation});
    }
  }
  for (std::size_t k = 0; k < times.size(); ++k)
    drawn.dots.push_back({{times[k], yields[k]}, drawing::colors[0]});
  drawn.legend = {{drawing::colors[1], "the curve, with 95 % limits"}};
  drawing::save("growth", {drawn});
}
