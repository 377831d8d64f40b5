// SPDX-License-Identifier: BSL-1.0
// How fast nabla descends, beside code by hand and NLopt.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include <nabla/nabla.hpp>

#include "arrays.hpp"
#include "hand.hpp"
#include "hand_descent.hpp"
#include "rivals.hpp"
#include "training.hpp"
#include "turns.hpp"

namespace {

using namespace nabla::literals;
using turns::compare;

void expect(bool agreement, const char* what) {
  if (agreement) return;
  std::fprintf(stderr, "%s: the results differ\n", what);
  std::exit(EXIT_FAILURE);
}
bool is_near(double u, double v) { return std::fabs(u - v) <= 1e-9 * (1 + std::fabs(v)); }
volatile double sink;

void newton_step() {
  constexpr nabla::variable<"x"> x;
  constexpr nabla::variable<"y"> y;
  constexpr auto rosenbrock = 100_c * square(y - x * x) + square(1_c - x);
  constexpr auto step = nabla::vec(x, y) - solve(hessian(rosenbrock), gradient(rosenbrock));
  volatile double a = 1.1, b = 1.2;
  const auto ours = [&] {
    const auto to = step(x = double(a), y = double(b));
    sink = to[0] + to[1];
  };
  const auto by_hand = [&] {
    const auto to = hand::newton_step({a, b});
    sink = to[0] + to[1];
  };
  ours();
  const double found = sink;
  by_hand();
  expect(is_near(found, sink), "newton step");
  compare("newton step as an expression, to hand", 20000, ours, 1, by_hand, 1);

  const auto end = nabla::stop{.iterations = 100, .gradient_norm = 1e-9};
  const auto loop = [&] {
    return nabla::minimize(rosenbrock, nabla::at(x = double(a), y = double(b)), nabla::newton{},
                           end);
  };
  const auto safe = [&] { return hand::safe_newton({a, b}, 1e-9, 100).found; };
  const auto bare = [&] { return hand::newton({a, b}, 1e-9); };
  const auto result = loop();
  for (const auto& other : {safe(), bare()})
    expect(is_near(result.point[x], other.point[0]) && is_near(result.point[y], other.point[1]) &&
               result.iterations == other.iterations && result.evaluations == other.evaluations,
           "newton");
  const auto steps = static_cast<double>(result.iterations);
  const auto ours_all = [&] { sink = loop().value; };
  compare(
      "newton{}, a step, to as safe a loop by hand", 2000, ours_all, steps,
      [&] { sink = safe().value; }, steps);
  compare(
      "newton{}, a step, to a bare loop by hand", 2000, ours_all, steps,
      [&] { sink = bare().value; }, steps);
}

void limited_memory() {
  constexpr nabla::column_variable<"x", 32> x;
  constexpr auto front = nabla::head<31>(x);
  constexpr auto back = nabla::tail<31>(x);
  constexpr auto rosenbrock = sum(100_c * square(back - square(front)) + square(1_c - front));
  std::vector<double> start(32, 1.0);
  for (std::size_t k = 0; k < 32; k += 2) start[k] = -1.2;
  const rivals::function by_hand = [](const double* at, double* gradient) {
    double out[33];
    hand::rosenbrock32::compute(at, out);
    std::copy(out + 1, out + 33, gradient);
    return out[0];
  };
  const auto ours = [&] {
    return nabla::minimize(rosenbrock, nabla::at(x = std::span<const double>(start)),
                           nabla::l_bfgs<10>{}, nabla::stop{.iterations = 60, .gradient_norm = 0});
  };
  const auto evaluations = ours().evaluations;
  const auto nlopt = [&] {
    return rivals::by_nlopt(by_hand, start, static_cast<int>(evaluations));
  };
  std::printf("  values after %zu evaluations: nabla %.3g, NLopt %.3g after %zu\n", evaluations,
              ours().value, nlopt().value, nlopt().evaluations);
  compare(
      "l_bfgs<10>, Rosenbrock 32, an evaluation, to NLopt", 100, [&] { sink = ours().value; },
      static_cast<double>(evaluations), [&] { sink = nlopt().value; },
      static_cast<double>(nlopt().evaluations));
}

void epochs() {
  using problem = arrays::logistic;
  std::vector<double> weights(8), rows(80000), targets(10000);
  for (std::size_t k = 0; k < rows.size(); ++k) rows[k] = std::sin(static_cast<double>(k * k)) / 2;
  for (std::size_t k = 0; k < targets.size(); ++k)
    targets[k] = rows[8 * k] + rows[8 * k + 1] + std::cos(static_cast<double>(k)) < 0 ? -1 : 1;
  constexpr auto both = value_and_gradient(problem::value, problem::by);
  std::vector<double> storage(both.workspace + 4000), slope(8);
  const std::span<const double> x = rows, y = targets;
  const auto kernel = [&] {
    double value = 0;
    for (int k = 0; k < 21; ++k)
      both(problem::w = std::span<const double>(weights), problem::x = x, problem::y = y,
           nabla::into(value, slope), nabla::workspace(storage));
    sink = value;
  };
  const auto descent = [&] {
    return minimize(
        problem::value,
        nabla::at(problem::w = std::span<const double>(weights), problem::x = x, problem::y = y),
        nabla::gradient_descent{.rate = 0.5}, nabla::stop{20, 0}, nabla::workspace(storage));
  };
  expect(descent().evaluations == 21, "epochs");
  compare(
      "gradient_descent, an epoch, to the kernel", 2, [&] { sink = descent().value; }, 21, kernel,
      21);
}

}  // namespace

int main() {
  turns::print_title();
  newton_step();
  limited_memory();
  epochs();
  training::run();
}
