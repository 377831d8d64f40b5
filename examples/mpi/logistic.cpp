// SPDX-License-Identifier: BSL-1.0
// Logistic regression on a million rows that are spread over the ranks of MPI: started by
// `mpirun -n 4`, by any number of ranks, it prints the same numbers to the last digit.

#include <nabla/adapters/mpi.hpp>
#include <nabla/nabla.hpp>

#include <boost/mpi/environment.hpp>

#include <cmath>
#include <cstdint>
#include <iomanip>
#include <iostream>

using namespace nabla;
using namespace nabla::literals;

// [loss]
constexpr data<"x", 4> x;
constexpr data<"y"> y;
constexpr column_variable<"w", 4> w;

constexpr auto log_odds = dot(w, x);
constexpr auto loss = mean(softplus(log_odds) - y * log_odds);
constexpr auto both = value_and_gradient(loss, wrt(w));
// [/loss]

/// A number between 0 and 1 that looks random, always the same for the same k.
double scattered(std::uint64_t k) {
  for (int turn = 0; turn < 3; ++turn) {
    k = (k + 1) * 0x9e3779b97f4a7c15U;
    k ^= k >> 29U;
  }
  return (static_cast<double>(k >> 12U) + 0.5) / 4503599627370496.0;
}
/// Rows of which the model is true, with the weights 2, -1, 0.5 and 0.
struct table {
  std::vector<double> features, answers;
  explicit table(const auto& share) {
    for (std::size_t k = share.begin; k < share.begin + share.count; ++k) {
      const double u = scattered(5 * k);
      double odds = std::log(u / (1 - u));
      for (std::size_t j = 0; j < 4; ++j) {
        features.push_back(2 * scattered(5 * k + j + 1) - 1);
        odds += std::array{2.0, -1.0, 0.5, 0.0}[j] * features.back();
      }
      answers.push_back(odds > 0 ? 1 : 0);
    }
  }
};

int main(int count, char** arguments) {
  const boost::mpi::environment environment(count, arguments);
  // [descent]
  const boost::mpi::communicator world;
  const table mine(share_of(world, 1'000'000));
  std::array<double, 4> weights{}, slope{};
  double value = 0;
  for (int step = 0; step < 60; ++step) {
    both(w = weights, x = mine.features, y = mine.answers, into(value, slope), distributed(world));
    for (std::size_t k = 0; k < 4; ++k) weights[k] -= 4 * slope[k];
  }
  // [/descent]
  if (world.rank() == 0) {
    std::cout << std::setprecision(17) << "loss: " << value << "\nweights:";
    for (const double weight : weights) std::cout << " " << weight;
    std::cout << "\n";
  }
}
