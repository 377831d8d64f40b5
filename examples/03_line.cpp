// A line through measured points: gradient descent on the mean of the squared errors, on scaled
// features.
#include <nabla/nabla.hpp>

#include <cmath>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using namespace nabla;
using namespace nabla::literals;

// [sample]
constexpr variable<"a"> a;  // the line is a + b*t
constexpr variable<"b"> b;
constexpr variable<"t"> t;  // one sample: t was given, z measured
constexpr variable<"z"> z;
constexpr auto error = square(a + b * t - z);

static_assert(to_string(diff(error, a)) == "2*(b*t + a - z)");
static_assert(to_string(diff(error, b)) == "2*t*(b*t + a - z)");
// [/sample]

struct sample {
  double t, z;
};

int main() {
  std::vector<sample> samples;
  std::ifstream file("data/forbes.txt");
  for (std::string line; std::getline(file, line);)
    if (double u, v; line[0] != '#' && std::istringstream(line) >> u >> v)
      samples.push_back({u, v});
  const auto n = static_cast<double>(samples.size());

  double mean = 0, variance = 0;  // features of size one make the bowl round
  for (const sample& s : samples) mean += s.t / n;
  for (const sample& s : samples) variance += (s.t - mean) * (s.t - mean) / n;
  const double deviation = std::sqrt(variance);
  double covariance = 0, mean_pressure = 0;  // for the answer in closed form
  for (const sample& s : samples) {
    mean_pressure += s.z / n;
    covariance += (s.t - mean) * s.z / n;
  }

  // [descent]
  constexpr auto loss = function(value_and_gradient(error, wrt(a, b)), wrt(a, b, t, z));
  std::array line{0.0, 0.0};
  for (int iteration = 0; iteration <= 100; ++iteration) {
    std::array slope{0.0, 0.0};
    double total = 0;
    for (const sample& s : samples) {
      const auto one = loss(line[0], line[1], (s.t - mean) / deviation, s.z);
      total += one.value / n;
      for (std::size_t k = 0; k < 2; ++k) slope[k] += one.gradient[k] / n;
    }
    if (iteration % 20 == 0)
      std::cout << "iteration " << iteration << ": mean squared error " << total << "\n";
    for (std::size_t k = 0; k < 2; ++k) line[k] -= 0.1 * slope[k];
  }
  // [/descent]
  const double slope = line[1] / deviation;
  std::cout << n << " measurements: pressure = " << line[0] - slope * mean << " + " << slope
            << " * boiling point\n";
  const double exact = covariance / variance;
  std::cout << "by the normal equations:     " << mean_pressure - exact * mean << " + " << exact
            << " * boiling point\n";
}
