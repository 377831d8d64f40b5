// SPDX-License-Identifier: BSL-1.0
// How exact differences are: the error over the step, beside a derivative and a complex step.

#include <nabla/nabla.hpp>

#include <cmath>
#include <complex>
#include <iostream>

#include "picture/differences.hpp"

using namespace nabla;
using namespace nabla::literals;

// [derivative]
constexpr variable<"x"> x;
constexpr auto f = exp(x) * sin(x);
constexpr auto slope = diff(f, x);
// [/derivative]

/// The power of h with which the errors fall, from the step 0.1 to the step 0.001.
double power_of(const drawing::errors_over_step& u) {
  return std::round(10 * std::log10(u.errors[4] / u.errors[12]) / 2) / 10;
}

int main() {
  // [errors]
  const auto truth = static_cast<double>(slope(x = 1.0L));
  auto all = drawing::errors_of_differences([](double at_x) { return f(x = at_x); }, 1.0, truth);
  all.push_back(drawing::errors_of(
      "complex step", truth, [](double h) { return f(x = std::complex(1.0, h)).imag() / h; }));
  // [/errors]
  for (const drawing::errors_over_step& u : all)
    std::cout << u.name << ": the error falls like h^" << power_of(u) << "\n";
  drawing::save("differences", {draw(all)});
  const double error = std::abs(slope(x = 1.0) - truth) / truth;
  const bool as_expected = all[0].least() > 1e-10 && all[1].least() > 1e-13 && error < 2.3e-16;
  return as_expected ? 0 : 1;
}
