// SPDX-License-Identifier: BSL-1.0
// Five ways down: the paths of five methods on three surfaces, and how the value falls.

#include <nabla/nabla.hpp>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "picture/contour.hpp"

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;

// [surfaces]
constexpr auto bowl = square(x) + square(y);
constexpr auto rosenbrock = 100_c * square(y - square(x)) + square(1_c - x);
constexpr auto himmelblau = square(square(x) + y - 11_c) + square(x + square(y) - 7_c);
// [/surfaces]

using curves = std::vector<drawing::named_values>;

// [descent]
/// Goes down by one method, draws its path, and keeps how the value falls.
template <expression Surface, class Method>
void descend(Surface f, drawing::place start, const char* name, Method method,
             drawing::picture& drawn, curves& heights) {
  drawing::picture::line path{{}, drawing::colors[drawn.legend.size()], 1.8};
  std::vector<double> height;
  const auto look = [&](const auto& now) {
    if (now.iteration < 100 || now.iteration % 50 == 0)
      path.points.push_back({now.point[x], now.point[y]});
    if (height.size() < 101) height.push_back(std::log10(std::max(now.value, 1e-16)));
  };
  const auto r = minimize(f, at(x = start.x, y = start.y), method, look,
                          stop{.iterations = 10000, .gradient_norm = 1e-6});
  // [/descent]
  std::cout << "  " << name << std::string(18 - std::string(name).size(), ' ') << words_of(r.status)
            << " after " << r.iterations << " steps at (" << drawing::rounded(r.point[x], 4) << ", "
            << drawing::rounded(r.point[y], 4) << ")\n";
  drawn.legend.emplace_back(path.color, name);
  drawn.lines.push_back(path);
  heights.emplace_back(name, height);
}

struct study {
  const char* name;
  drawing::range x_axis, y_axis;
  drawing::place start;
  double rate, momentum_rate;
};
template <expression Surface>
void draw(Surface f, const study& s, std::vector<drawing::picture>& paths,
          std::vector<drawing::picture>& losses) {
  std::cout << s.name << " from (" << s.start.x << ", " << s.start.y << ")\n";
  drawing::picture drawn{
      .title = s.name, .x_name = "x", .y_name = "y", .x = s.x_axis, .y = s.y_axis};
  add_contours(drawn, drawing::sampled(drawn.x, drawn.y, 101, [&](double at_x, double at_y) {
                 return std::log10(f(x = at_x, y = at_y) + 1e-9);
               }));
  for (drawing::picture::line& level : drawn.lines) level.color = drawing::pale(level.color, 0.35);
  drawn.labels.clear();
  curves heights;
  descend(f, s.start, "gradient descent", gradient_descent{.rate = s.rate}, drawn, heights);
  descend(f, s.start, "momentum", momentum{.rate = s.momentum_rate}, drawn, heights);
  descend(f, s.start, "adam", adam{.rate = 0.1}, drawn, heights);
  descend(f, s.start, "bfgs", bfgs{}, drawn, heights);
  descend(f, s.start, "newton", newton{}, drawn, heights);
  paths.push_back(drawn);
  losses.push_back(drawing::curves(std::string("log10 of the value: ") + s.name, "step", heights));
}

int main() {
  std::vector<drawing::picture> paths, losses;
  draw(bowl, {"bowl", {-4, 4}, {-3.5, 4.5}, {3, 4}, 0.1, 0.03}, paths, losses);
  draw(rosenbrock, {"Rosenbrock's valley", {-1.6, 1.6}, {-0.8, 2.4}, {-1.2, 1}, 0.001, 0.0005},
       paths, losses);
  draw(himmelblau, {"Himmelblau's function", {-5, 5}, {-5, 5}, {0, 0}, 0.01, 0.004}, paths, losses);
  drawing::save("methods", paths);
  drawing::save("losses", losses);
}
