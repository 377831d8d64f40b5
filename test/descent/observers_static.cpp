// SPDX-License-Identifier: BSL-1.0
// What the ready observers keep.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto bowl = x * x + y * y;

constexpr auto path_of_four() {
  recorded_path<2, 4> path;
  minimize(bowl, at(x = 3.0, y = 4.0), gradient_descent{.rate = 0.25}, stop{.iterations = 10},
           path);
  return path;
}
static_assert(path_of_four().size() == 4);
static_assert(path_of_four()[0] == std::array{3.0, 4.0} && path_of_four().value(0) == 25);
static_assert(path_of_four()[3] == std::array{0.375, 0.5} && path_of_four().value(1) == 6.25);

// A user's own method is one struct: here a step of fixed length against the gradient.
struct fixed_length {
  double length;
  static constexpr std::size_t memory(std::size_t) { return 0; }
  template <class State, class T>
  constexpr auto step(const State& now, T*) const {
    const T rate = T(length) / now.length_of_gradient();
    return [rate]<class V>(auto, V slope) -> V { return -rate * slope; };
  }
};
constexpr auto found = minimize(bowl, at(x = 3.0, y = 4.0), fixed_length{1}, stop{.iterations = 4});
static_assert(found.value < 1.0 + 1e-12 && found.value > 1.0 - 1e-12);

}  // namespace
