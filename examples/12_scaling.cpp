// SPDX-License-Identifier: BSL-1.0
// Why features are scaled: the same regression before and after a substitution, and how many steps
// of descent each of them takes.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

#include "data/table.hpp"
#include "picture/contour.hpp"

using namespace nabla;
using namespace nabla::literals;

// [scaling]
constexpr data<"x"> x;  // of each iris: how long its petals are
constexpr data<"y"> y;  // how wide
constexpr variable<"a"> a;
constexpr variable<"b"> b;
constexpr variable<"rate"> rate;

constexpr auto as_measured = mean(square(a + b * x - y));
constexpr auto deviation = sqrt(mean(square(x - mean(x))));
constexpr auto scaled = substitute(as_measured, x = (x - mean(x)) / deviation);
// [/scaling]

const tour::table irises = tour::read_table("data/iris.txt");
const std::vector<double> lengths = irises.columns(2), widths = irises.columns(3);

// [path]
/// The least and the largest curvature of a bowl: the eigenvalues of its Hessian.
template <expression Loss>
drawing::range curvatures(Loss loss) {
  const auto h = hessian(loss, wrt(a, b))(a = 0.0, b = 0.0, x = lengths, y = widths);
  const double middle = (h(0, 0) + h(1, 1)) / 2,
               apart = std::hypot((h(0, 0) - h(1, 1)) / 2, h(0, 1));
  return {middle - apart, middle + apart};
}
/// The points of descent from (0, 0), at the best rate, until the gradient is below a millionth.
template <expression Loss>
std::vector<drawing::place> descend(Loss loss, double best_rate) {
  constexpr auto step = descent_step(Loss(), wrt(a, b), rate);
  std::vector<drawing::place> points{{0, 0}};
  for (;;) {
    const auto [at_a, at_b] = points.back();
    const auto slope = gradient(loss, wrt(a, b))(a = at_a, b = at_b, x = lengths, y = widths);
    if (std::hypot(slope[0], slope[1]) < 1e-6) return points;
    const auto next = step(a = at_a, b = at_b, rate = best_rate, x = lengths, y = widths);
    points.push_back({next[0], next[1]});
  }
}
// [/path]

template <expression Loss>
drawing::picture study(Loss loss, const std::string& name, drawing::range a_axis,
                       drawing::range b_axis) {
  const auto [least, largest] = curvatures(loss);
  const auto path = descend(loss, 2 / (least + largest));
  std::cout << name << ": condition number " << largest / least
            << ", steps of descent: " << path.size() - 1 << "\n";

  drawing::picture drawn{.title = name, .x_name = "a", .y_name = "b", .x = a_axis, .y = b_axis};
  drawing::grid levels{a_axis, b_axis, 121, 121, {}};
  for (int k = 0; k < 121; ++k)
    for (int i = 0; i < 121; ++i)
      levels.values.push_back(
          loss(a = levels.x_of(i), b = levels.y_of(k), x = lengths, y = widths));
  drawing::add_contours(drawn, levels);
  drawn.lines.push_back({path, drawing::colors[3], 1.2, false});
  return drawn;
}

int main() {
  drawing::save("scaling", {study(as_measured, "as measured", {-1.2, 0.8}, {-0.6, 1.4}),
                            study(scaled, "scaled", {-0.8, 3.2}, {-1.2, 2.8})});
}
