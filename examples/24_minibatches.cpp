// SPDX-License-Identifier: BSL-1.0
// Handwritten digits again, some rows at a time: stochastic descent, with a rate that falls.

#include <nabla/nabla.hpp>

#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

constexpr data<"pixels", 64> pixels;
constexpr data<"digit"> digit;
constexpr matrix_variable<"W", 10, 64> W;
constexpr column_variable<"b", 10> b;
constexpr auto scores = W * pixels + b;
constexpr auto score = sum(where(equals(position<10>, digit), scores, 0_c));
constexpr auto loss = mean(logsumexp(scores) - score);
constexpr auto accuracy = mean(where(equals(score, max(scores)), 1_c, 0_c));
constexpr auto weights = parameters(W, b);

const tour::digits training = read_digits(tour::part::training);
const tour::digits test = read_digits(tour::part::test);

// [training]
constexpr auto batches = minibatches<32>(shuffled{.seed = 7});
constexpr stop twenty_passes{.iterations = 20};

template <class Method>
auto train(const Method& method, std::vector<double>& losses) {
  const std::vector<double> zeros(weights.size);
  std::vector<double> storage(descent_workspace(loss, wrt(weights), method, batches));
  return minimize(
      loss, at(weights = zeros, pixels = training.images, digit = training.answers), method,
      batches, twenty_passes, [&](const auto& now) { losses.push_back(now.value); },
      workspace(storage));
}
// [/training]

template <class Method>
bool study(const std::string& name, const Method& method, std::vector<drawing::named_values>& all) {
  std::vector<double> losses, storage(accuracy.workspace);
  const auto trained = train(method, losses);
  const double right = accuracy(weights = trained.point, pixels = test.images, digit = test.answers,
                                workspace(storage));
  std::cout << name << ": loss " << drawing::rounded(trained.value, 2) << ", "
            << drawing::rounded(100 * right, 3) << " % of the test digits are right\n";
  all.emplace_back(name, losses);
  return right > 0.94;
}

int main() {
  std::vector<drawing::named_values> all;
  // [methods]
  constexpr cosine_decay falling{.steps = 20 * 45};  // 45 steps are a pass
  bool good = study("gradient descent", gradient_descent{.rate = 0.1}, all);
  good &= study("momentum", scheduled(momentum{.rate = 0.05}, falling), all);
  good &= study("adam", scheduled(adam{.rate = 0.02}, falling), all);
  // [/methods]
  drawing::save("minibatches", {drawing::curves("mean loss of a pass", "pass", all)});
  return good ? 0 : 1;
}
