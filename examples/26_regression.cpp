// SPDX-License-Identifier: BSL-1.0
// Linear regression in one feature and in three: by descent, by Newton's method, in closed form, and
// by `fit`. All find the same line and the same plane.

#include <nabla/nabla.hpp>

#include <iomanip>
#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [model]
constexpr data<"x", 3> x;  // of each day: how much air flowed, how warm the water was, the acid
constexpr data<"y"> y;     // how much ammonia was lost
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr column_variable<"c", 3> c;

constexpr auto line = mean(square(y - (a + b * x[0_c])));
constexpr auto plane = mean(square(y - (a + dot(c, x))));
// [/model]

// [closed]
constexpr auto u = x - mean<over_samples>(x);
constexpr auto slope = mean(u[0_c] * y) / mean(square(u[0_c]));
constexpr auto slopes = solve(mean<over_samples>(u * transpose(u)), mean<over_samples>(u* y));
// [/closed]

// [scaled]
constexpr auto deviations = sqrt(mean<over_samples>(square(u)));
constexpr auto scaled = hadamard(u, 1_c / deviations);
// [/scaled]

const tour::table days = tour::read_table("data/stackloss.txt");
const std::vector<double> features = days.columns(0, 3), ammonia = days.columns(3);

void report(const char* method, std::size_t steps, const auto&... coefficients) {
  std::cout << std::left << std::setw(14) << method << std::right << std::setw(3) << steps;
  ((std::cout << std::setw(12) << coefficients), ...);
  std::cout << "\n";
}
drawing::picture days_over(const std::string& name, const std::vector<double>& places,
                           const std::vector<drawing::place>& ends) {
  drawing::picture drawn{.title = "lost ammonia, 21 days", .x_name = name};
  drawn.x = {ends[0].x, ends[1].x};
  drawn.y = {0, 45};
  drawn.lines.push_back({ends, drawing::colors[1], 2});
  for (std::size_t k = 0; k < ammonia.size(); ++k)
    drawn.dots.push_back({{places[k], ammonia[k]}, drawing::colors[0]});
  return drawn;
}

int main() {
  std::vector<double> storage(slopes.workspace), deviation(3), predicted(ammonia.size());
  deviations(x = features, into(deviation));
  // [line]
  const auto start = at(a = 0.0, b = 0.0, x = features, y = ammonia);
  const auto down = minimize(substitute(line, x = scaled), start, gradient_descent{.rate = 0.4});
  const auto newtons = minimize(line, start, newton{});
  report("descent", down.iterations, down.point[b] / deviation[0]);
  report("newton", newtons.iterations, newtons.point[b]);
  report("closed form", 0, slope(x = features, y = ammonia));
  // [/line]
  // [plane]
  const auto from = at(a = 0.0, c = std::array{0.0, 0.0, 0.0}, x = features, y = ammonia);
  const auto far = minimize(substitute(plane, x = scaled), from, gradient_descent{.rate = 0.4});
  const auto at_once = minimize(plane, from, newton{});
  const auto w = far.point[c], v = at_once.point[c];
  const auto exact = slopes(x = features, y = ammonia, workspace(storage));
  report("descent", far.iterations, w[0] / deviation[0], w[1] / deviation[1], w[2] / deviation[2]);
  report("newton", at_once.iterations, v[0], v[1], v[2]);
  report("closed form", 0, exact[0], exact[1], exact[2]);
  const auto fitted = fit(a + dot(c, x), y, from);
  std::cout << fitted << "\n";
  // [/plane]
  (a + dot(c, x))(a = fitted.point[a], c = fitted.point[c], x = features, into(predicted));
  const auto height = [&](double flow) { return newtons.point[a] + newtons.point[b] * flow; };
  drawing::save("regression",
                {days_over("air", days.columns(0), {{45, height(45)}, {85, height(85)}}),
                 days_over("what the plane says", predicted, {{0, 0}, {45, 45}})});
}
