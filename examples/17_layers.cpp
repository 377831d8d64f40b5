// SPDX-License-Identifier: BSL-1.0
// Both passes of backpropagation through three layers: values go forwards, adjoints come back.

#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>
#include <span>

#include "picture/picture.hpp"

using namespace nabla;
using namespace nabla::literals;

// [layers]
constexpr column_variable<"x", 2> x;
constexpr column_variable<"u", 3> u;  // what the first layer says
constexpr column_variable<"v", 3> v;  // what the second says
constexpr matrix_variable<"W1", 3, 2> W1;
constexpr matrix_variable<"W2", 3, 3> W2;
constexpr matrix_variable<"W3", 1, 3> W3;

constexpr auto y_of_v = sigmoid(W3 * v);
constexpr auto y_of_u = substitute(y_of_v, v = sigmoid(W2 * u));
constexpr auto y_of_x = substitute(y_of_u, u = sigmoid(W1 * x));
static_assert(y_of_x == sigmoid(W3 * sigmoid(W2 * sigmoid(W1 * x))));
// [/layers]

using numbers = std::span<const double>;

/// Draws layers from left to right with a number at each neuron, and between them the weights.
drawing::picture draw(const std::string& title, const std::vector<numbers>& neurons,
                      const std::vector<numbers>& weights, double thickness) {
  drawing::picture drawn{.title = title, .x = {-0.5, 3.5}, .y = {-1.6, 1.6}, .has_axes = false};
  const auto place_of = [&](std::size_t layer, std::size_t k) {
    const auto middle = static_cast<double>(neurons[layer].size() - 1) / 2;
    return drawing::place{static_cast<double>(layer), middle - static_cast<double>(k)};
  };
  for (std::size_t layer = 0; layer < 4; ++layer)
    for (std::size_t k = 0; k < neurons[layer].size(); ++k) {
      const drawing::place here = place_of(layer, k);
      drawn.dots.push_back({here, "#e8edf5", 26});
      drawn.labels.push_back({here, drawing::rounded(neurons[layer][k], 2), "#222222", 15});
      for (std::size_t j = 0; layer > 0 && j < neurons[layer - 1].size(); ++j) {
        const double w = weights[layer - 1][k * neurons[layer - 1].size() + j];
        drawn.lines.push_back({{place_of(layer - 1, j), here},
                               drawing::colors[w < 0 ? 0 : 1],
                               thickness * std::abs(w)});
      }
    }
  drawn.legend = {{drawing::colors[1], "positive"}, {drawing::colors[0], "negative"}};
  return drawn;
}

int main() {
  // [passes]
  const std::vector<double> start{1, 0.5}, w1{1.5, -1, 0.5, 2, -1, 1},
      w2{2, -1, 1, -1.5, 1, 0.5, 1, 2, -2}, w3{1, -1, 2};
  const auto at_u = sigmoid(W1 * x)(x = start, W1 = w1);
  const auto at_v = sigmoid(W2 * u)(u = at_u, W2 = w2);
  const double y = y_of_v(v = at_v, W3 = w3);

  const auto to_v = gradient(y_of_v, wrt(v))(v = at_v, W3 = w3);
  const auto to_u = gradient(y_of_u, wrt(u))(u = at_u, W2 = w2, W3 = w3);
  const auto slope = gradient(y_of_x, wrt(x, W1, W2, W3))(x = start, W1 = w1, W2 = w2, W3 = w3);
  // [/passes]
  std::cout << "y = " << y << "\n";
  drawing::save(
      "layers",
      {draw("forwards: values, by weights", {start, at_u, at_v, std::array{y}}, {w1, w2, w3}, 4),
       draw("backwards: adjoints of these", {slope[x], to_u, to_v, std::array{1.0}},
            {slope[W1], slope[W2], slope[W3]}, 80)});
}
