// SPDX-License-Identifier: BSL-1.0
// Which digit is it? Each digit has a weight for each of 64 pixels: after training they can be
// looked at.

#include <nabla/nabla.hpp>

#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [classifier]
constexpr data<"pixels", 64> pixels;
constexpr data<"digit"> digit;
constexpr matrix_variable<"W", 10, 64> W;
constexpr column_variable<"b", 10> b;

constexpr auto scores = W * pixels + b;
constexpr auto score = sum(where(equals(position<10>, digit), scores, 0_c));
constexpr auto loss = mean(logsumexp(scores) - score);
constexpr auto accuracy = mean(where(equals(score, max(scores)), 1_c, 0_c));
constexpr auto weights = parameters(W, b);
// [/classifier]

/// The weights as ten pictures: orange ink speaks for the digit, blue ink against it.
drawing::picture portraits(const std::vector<double>& trained) {
  drawing::picture drawn =
      drawing::gallery("the weights: orange ink speaks for a digit, blue ink against it");
  for (std::size_t d = 0; d < 10; ++d) {
    std::vector<double> inks;
    for (std::size_t k = 0; k < 64; ++k) inks.push_back(trained[64 * d + k] / 2);
    hang(drawn, std::to_string(d), inks);
  }
  return drawn;
}

int main() {
  const tour::digits training = read_digits(tour::part::training),
                     test = read_digits(tour::part::test);
  // [training]
  constexpr auto train = value_and_gradient(loss, wrt(weights));
  std::vector<double> trained(weights.size), slope(weights.size), losses, storage(train.workspace);
  for (int step = 0; step < 1000; ++step) {
    train(weights = trained, pixels = training.images, digit = training.answers,
          into(losses.emplace_back(), slope), workspace(storage));
    for (std::size_t k = 0; k < trained.size(); ++k) trained[k] -= 0.5 * slope[k];
  }
  // [/training]
  const double right =
      accuracy(weights = trained, pixels = test.images, digit = test.answers, workspace(storage));
  std::cout << "loss " << losses.front() << ", in the end " << losses.back() << "\n"
            << "right: " << 100 * right << " % of the " << test.answers.size() << " test digits\n";
  drawing::save("digits", {drawing::curves("loss", "step", {{"", losses}}), portraits(trained)});
  return right >= 0.95 ? 0 : 1;
}
