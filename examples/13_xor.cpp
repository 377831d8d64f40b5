// SPDX-License-Identifier: BSL-1.0
// A network that the compiler trains: "one or the other, not both" of two bits. No line in the
// plane separates the two answers, so it takes a hidden layer.

#include <nabla/nabla.hpp>

#include <iostream>

using namespace nabla;
using namespace nabla::literals;

// [network]
constexpr matrix_variable<"W", 4, 2> W;  // two inputs, four hidden units, one output
constexpr column_variable<"b", 4> b;
constexpr column_variable<"v", 4> v;
constexpr variable<"c"> c;
constexpr data<"bits", 2> bits;
constexpr data<"target"> target;

constexpr auto output = dot(v, relu(W* bits + b)) + c;
constexpr auto loss = mean(square(output - target));
constexpr auto weights = parameters(W, b, v, c);
// [/network]

constexpr std::array questions{0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0, 1.0};
constexpr std::array answers{0.0, 1.0, 1.0, 0.0};
constexpr std::array start{0.8,  -0.6, -0.5, 0.7, -1.0, -0.1, -0.4, -1.0, 0.9,
                           -0.1, 0.6,  0.5,  0.2, 0.4,  -0.5, -1.0, 0.7};

// [training]
constexpr auto train(int steps) {
  constexpr auto slope = gradient(loss, wrt(weights));
  std::array<double, slope.workspace> storage{};
  std::array point = start;
  for (int step = 0; step < steps; ++step) {
    const auto uphill =
        slope(weights = point, bits = questions, target = answers, workspace(storage));
    for (std::size_t k = 0; k < point.size(); ++k) point[k] -= 0.4 * uphill[k];
  }
  return point;
}
constexpr auto trained = train(80);

constexpr double ask(double first, double second) {
  std::array<double, 1> answer{};
  output(weights = trained, bits = std::array{first, second}, into(answer));
  return answer[0];
}
static_assert(ask(0, 0) < 0.01 && ask(1, 1) < 0.01);
static_assert(ask(0, 1) > 0.99 && ask(1, 0) > 0.99);
// [/training]

int main() {
  for (const double first : {0.0, 1.0})
    for (const double second : {0.0, 1.0})
      std::cout << first << " xor " << second << ": " << ask(first, second) << "\n";
}
