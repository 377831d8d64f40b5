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

constexpr auto line = a + b * x;
constexpr auto loss = mean(square(line - y));
constexpr auto scaled = standardize(loss, x);  // x becomes (x - mean)/deviation
// [/scaling]

const tour::table irises = tour::read_table("data/iris.txt");
const std::vector<double> lengths = irises.columns(2), widths = irises.columns(3);

// [path]
/// The least and the largest curvature of a bowl: the eigenvalues of its Hessian.
template <expression Loss>
drawing::range curvatures(Loss f) {
  const auto h = hessian(f, wrt(a, b))(a = 0.0, b = 0.0, x = lengths, y = widths);
  const double middle = (h(0, 0) + h(1, 1)) / 2,
               apart = std::hypot((h(0, 0) - h(1, 1)) / 2, h(0, 1));
  return {middle - apart, middle + apart};
}
/// Descends from (0, 0), at the best rate, until the gradient is below a millionth.
template <expression Loss>
auto descend(Loss f, std::vector<drawing::place>& path) {
  const auto [least, largest] = curvatures(f);
  const auto look = [&](const auto& now) { path.push_back({now.point[a], now.point[b]}); };
  return minimize(f, at(a = 0.0, b = 0.0, x = lengths, y = widths),
                  gradient_descent{.rate = 2 / (least + largest)}, look,
                  stop{.gradient_norm = 1e-6});
}
// [/path]

template <expression Loss>
drawing::picture study(Loss f, const std::string& name, drawing::range a_axis,
                       drawing::range b_axis) {
  const auto [least, largest] = curvatures(f);
  std::vector<drawing::place> path;
  const auto found = descend(f, path);
  std::cout << name << ": condition number " << largest / least
            << ", steps of descent: " << found.iterations << "\n";

  drawing::picture drawn{.title = name, .x_name = "a", .y_name = "b", .x = a_axis, .y = b_axis};
  add_contours(drawn, drawing::sampled(a_axis, b_axis, 121, [f](double at_a, double at_b) {
                 return f(a = at_a, b = at_b, x = lengths, y = widths);
               }));
  drawn.lines.push_back({path, drawing::colors[3], 1.2, false});
  return drawn;
}

int main() {
  drawing::save("scaling", {study(loss, "as measured", {-1.2, 0.8}, {-0.6, 1.4}),
                            study(scaled, "scaled", {-0.8, 3.2}, {-1.2, 2.8})});
  // [back]
  std::vector<drawing::place> path;
  const auto found = descend(scaled, path);
  const auto back = as_measured(line, x)(a = found.point[a], b = found.point[b], x = lengths);
  std::cout << "width = " << back[0] << " + " << back[1] << " * length\n";
  // [/back]
}
