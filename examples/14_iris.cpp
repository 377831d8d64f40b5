// SPDX-License-Identifier: BSL-1.0
// Three species of iris, told apart by four lengths: a linear classifier, trained by descent.

#include <nabla/nabla.hpp>

#include <iostream>

#include "data/table.hpp"
#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [classifier]
constexpr data<"flower", 4> flower;  // its sepals and petals: length and width, in cm
constexpr data<"species"> species;
constexpr matrix_variable<"W", 3, 4> W;
constexpr column_variable<"b", 3> b;

constexpr auto scores = W * flower + b;  // of each species; the largest wins
constexpr auto score = sum(where(equals(position<3>, species), scores, 0_c));
constexpr auto loss = mean(logsumexp(scores) - score);
constexpr auto accuracy = mean(where(equals(score, max(scores)), 1_c, 0_c));
constexpr auto weights = parameters(W, b);
// [/classifier]

struct flowers {
  std::vector<double> lengths, kinds;
  explicit flowers(const tour::table& t) : lengths(t.columns(0, 4)), kinds(t.columns(4)) {}
};

drawing::picture regions(const std::vector<double>& trained, const flowers& all) {
  drawing::picture drawn{.title = "the species by average sepals, and the flowers",
                         .x_name = "petal length",
                         .y_name = "width",
                         .x = {0, 7.5},
                         .y = {0, 3}};
  drawn.legend = {{drawing::colors[0], "setosa"},
                  {drawing::colors[1], "versicolor"},
                  {drawing::colors[2], "virginica"}};
  constexpr int cells = 120;
  std::vector<double> grid, found(3 * cells * cells);
  for (int k = 0; k < cells; ++k)
    for (int i = 0; i < cells; ++i)  // average sepals, petals of every size
      grid.insert(grid.end(), {5.84, 3.06, 7.5 * (i + 0.5) / cells, 3.0 * (k + 0.5) / cells});
  scores(weights = trained, flower = grid, into(found));
  std::vector<std::size_t> winners;
  for (std::size_t k = 0; k < found.size(); k += 3)
    winners.push_back(tour::largest(std::span(found).subspan(k, 3)));
  add_regions(drawn, winners, cells);
  for (std::size_t k = 0; k < all.kinds.size(); ++k)
    drawn.dots.push_back({{all.lengths[4 * k + 2], all.lengths[4 * k + 3]},
                          drawing::colors[static_cast<std::size_t>(all.kinds[k])]});
  return drawn;
}

int main() {
  // [training]
  const tour::table irises = tour::read_table("data/iris.txt");  // every third flower is for tests
  const flowers training(irises.where([](std::size_t row) { return row % 3 != 2; })),
      test(irises.where([](std::size_t row) { return row % 3 == 2; }));
  constexpr auto train = value_and_gradient(loss, wrt(weights));
  std::vector<double> trained(weights.size), slope(weights.size), losses, storage(train.workspace);
  for (int step = 0; step < 3000; ++step) {
    train(weights = trained, flower = training.lengths, species = training.kinds,
          into(losses.emplace_back(), slope), workspace(storage));
    for (std::size_t k = 0; k < trained.size(); ++k) trained[k] -= 0.05 * slope[k];
  }
  const double right =
      accuracy(weights = trained, flower = test.lengths, species = test.kinds, workspace(storage));
  // [/training]
  std::cout << "loss " << losses.front() << ", in the end " << losses.back() << "\n"
            << "right: " << 100 * right << " % of the " << test.kinds.size() << " test flowers\n";
  drawing::save(
      "iris", {drawing::curves("loss", "step", {{"", losses}}), regions(trained, flowers(irises))});
  return right >= 0.95 ? 0 : 1;
}
