// SPDX-License-Identifier: BSL-1.0
// Values are read where they lie, and results written where they are wanted: nothing is copied,
// nothing allocated.

#include <nabla/nabla.hpp>

#include <array>
#include <iostream>
#include <vector>

using namespace nabla;
using namespace nabla::literals;

// [blocks]
constexpr vector_variable<"p", 3> p;  // parameters
constexpr vector_variable<"d", 2> d;  // one measurement
constexpr auto residual = p[0_c] * exp(-p[1_c] * d[0_c]) + p[2_c] - d[1_c];
constexpr auto both = value_and_gradient(residual, wrt(p));

// By position: a block of numbers for each wrt, then a place for each result. A null pointer says
// that you do not want that result.
void evaluate(const double* parameters, const double* measurement, double* value, double* slope) {
  function(both, wrt(p), wrt(d))(parameters, measurement, value, slope);
}
// [/blocks]

// [places]
int main() {
  std::vector<double> parameters{2, 0.5, 1};
  const std::array measurement{1.5, 2.0};
  double value = 0;
  std::array<double, 3> slope{};
  both(p = parameters, d = measurement, into(value, slope));
  std::cout << value << "  " << slope[0] << " " << slope[1] << " " << slope[2] << "\n";

  constexpr auto step = function(descent_step(square(residual), wrt(p), 0.1_c), wrt(p), wrt(d));
  for (int k = 0; k < 20; ++k)
    step(parameters, measurement, parameters);  // a step may overwrite its point
  evaluate(parameters.data(), measurement.data(), &value, nullptr);
  std::cout << value << "\n";
}
// [/places]
