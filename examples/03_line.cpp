// A line through measured points: the mean squared error is a function of the line and of the data,
// and so is a step of descent on it.
#include <nabla/nabla.hpp>

#include <iostream>

#include "data/table.hpp"

using namespace nabla;
using namespace nabla::literals;

// [line]
constexpr data<"t"> t;  // of each sample: t was given, z measured
constexpr data<"z"> z;
constexpr variable<"a"> a;  // the line is a + b*u
constexpr variable<"b"> b;

constexpr auto deviation = sqrt(mean(square(t - mean(t))));
constexpr auto u = (t - mean(t)) / deviation;  // t from its mean, in deviations
constexpr auto error = mean(square(a + b * u - z));
constexpr auto step = descent_step(error, wrt(a, b), 0.1_c);

static_assert(diff(error, b) == mean(2_c * u * (a + b * u - z)));
// [/line]

int main() {
  // [descent]
  const auto samples = tour::read_table("data/forbes.txt");
  const std::vector<double> given = samples.columns(0), measured = samples.columns(1);
  std::array line{0.0, 0.0};
  for (int i = 0; i <= 100; ++i) {
    if (i % 20 == 0)
      std::cout << "after " << i << " steps: mean squared error "
                << error(a = line[0], b = line[1], t = given, z = measured) << "\n";
    line = step(a = line[0], b = line[1], t = given, z = measured);
  }
  // [/descent]
  const double middle = mean(t)(t = given), slope = line[1] / deviation(t = given);
  std::cout << "pressure = " << line[0] - slope * middle << " + " << slope << " * boiling point\n";
  // The least mean squared error in closed form.
  const double exact = mean(u * z)(t = given, z = measured) / deviation(t = given);
  std::cout << "exactly:   " << mean(z)(z = measured) - exact * middle << " + " << exact
            << " * boiling point\n";
}
