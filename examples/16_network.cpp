// SPDX-License-Identifier: BSL-1.0
// A network of two layers reads digits. It learns from 32 of them at a time.

#include <nabla/nabla.hpp>

#include <chrono>
#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [network]
constexpr data<"pixels", 64> pixels;
constexpr data<"digit"> digit;
constexpr matrix_variable<"W1", 32, 64> W1;
constexpr column_variable<"b1", 32> b1;
constexpr matrix_variable<"W2", 10, 32> W2;
constexpr column_variable<"b2", 10> b2;

constexpr auto scores = W2 * sigmoid(W1 * pixels + b1) + b2;
constexpr auto score = sum(where(equals(position<10>, digit), scores, 0_c));
constexpr auto loss = mean(logsumexp(scores) - score);
constexpr auto weights = parameters(W1, b1, W2, b2);
constexpr auto train = value_and_gradient(loss, wrt(weights));

const tour::digits training = read_digits(tour::part::training);
const tour::digits test = read_digits(tour::part::test);
std::vector<double> storage(train.workspace);

/// Descends once through the training digits, 32 at a time; the mean loss on the way.
double descend(std::vector<double>& trained) {
  const std::size_t batches = training.answers.size() / 32;
  double total = 0;
  for (std::size_t k = 0; k < batches; ++k) {
    const auto [value, slope] = train(weights = trained, pixels = training.image(32 * k, 32),
                                      digit = training.answer(32 * k, 32), workspace(storage));
    for (std::size_t i = 0; i < trained.size(); ++i) trained[i] -= 0.5 * slope[i];
    total += value;
  }
  return total / static_cast<double>(batches);
}
// [/network]

/// The test digits that the network misreads.
drawing::picture misread(const std::vector<double>& trained) {
  drawing::picture drawn = drawing::gallery("the misread test digits");
  std::vector<double> rows(10 * test.answers.size());
  scores(weights = trained, pixels = test.images, into(rows), workspace(storage));
  for (std::size_t k = 0; k < test.answers.size(); ++k) {
    const std::size_t read = tour::largest(std::span(rows).subspan(10 * k, 10));
    if (const double meant = test.answers[k]; static_cast<double>(read) != meant)
      hang(drawn, drawing::rounded(meant) + ", read " + std::to_string(read), test.image(k),
           "#222222");
  }
  return drawn;
}

int main() {
  std::vector<double> trained = tour::scattered(weights.size, 0.2), losses, tested;
  const auto start = std::chrono::steady_clock::now();
  for (int epoch = 1; epoch <= 60; ++epoch) {
    losses.push_back(descend(trained));
    tested.push_back(
        loss(weights = trained, pixels = test.images, digit = test.answers, workspace(storage)));
    if (epoch % 10 == 0)
      std::cout << "epoch " << epoch << ": loss " << drawing::rounded(losses.back(), 2) << "\n";
  }
  const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - start;
  std::clog << "an epoch takes " << time.count() / 60 << " ms\n";
  const drawing::picture wrong = misread(trained);
  std::cout << wrong.labels.size() << " of " << test.answers.size() << " test digits are misread\n";
  const auto curves = drawing::curves("loss", "epoch", {{"training", losses}, {"test", tested}});
  drawing::save("network", {curves, wrong});
  return 20 * wrong.labels.size() <= test.answers.size() ? 0 : 1;
}
