// The chain rule, from one neuron to three in a row: each sigmoid is computed once, forwards and
// backwards.
#include <nabla/nabla.hpp>

#include <iostream>

#include "picture/diagram.hpp"

using namespace nabla;
using namespace nabla::literals;

// [neuron]
constexpr variable<"w"> w;
constexpr variable<"x"> x;
constexpr variable<"t"> t;
constexpr auto loss = square(w * x - t);
static_assert(to_string(diff(loss, w)) == "2*x*(w*x - t)");
// [/neuron]

// [chain]
constexpr variable<"w1"> w1;
constexpr variable<"w2"> w2;
constexpr variable<"w3"> w3;
constexpr auto y = sigmoid(w3 * sigmoid(w2 * sigmoid(w1 * x)));
static_assert(operation_count(y, gradient(y, wrt(w1, w2, w3))).calls == 3);
// [/chain]

// [graph]
constexpr variable<"x1"> x1;
constexpr variable<"x2"> x2;
constexpr variable<"b"> b;
constexpr auto error = square(sigmoid(w1 * x1 + w2 * x2 + b) - t);

void draw_graph() {
  graph g;
  const term f = error.build(g);
  drawing::save("neuron",
                drawing::backpropagation(
                    g, f, {w1.build(g), w2.build(g), b.build(g)},
                    {{"w1", 0.5}, {"w2", -1}, {"b", 0.1}, {"x1", 2}, {"x2", 1}, {"t", 1}}));
}
// [/graph]

int main() {
  std::cout << "a neuron's loss " << loss << " has the slope " << diff(loss, w) << "\n\n";
  const auto [value, slope] =
      value_and_gradient(y, wrt(w1, w2, w3))(w1 = 0.5, w2 = -1.0, w3 = 2.0, x = 1.0);
  std::cout << "y = " << y << "\n";
  std::cout << "value " << value << ", by w1, w2, w3: " << slope[0] << ", " << slope[1] << ", "
            << slope[2] << "\n\n";
  std::cout << "what the compiler makes of it:\n"
            << to_c(value_and_gradient(y, wrt(w1, w2, w3)), "backpropagation");
  draw_graph();
}
