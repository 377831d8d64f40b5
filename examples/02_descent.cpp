// Gradient descent on a bowl: the step itself is a function that the compiler has derived.
#include <nabla/nabla.hpp>

#include <cmath>
#include <iomanip>
#include <iostream>

using namespace nabla;
using namespace nabla::literals;

// [bowl]
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto bowl = x * x + y * y;

static_assert(bowl(x = 3.0, y = 4.0) == 25);
// [/bowl]

// [step]
constexpr auto step = descent_step(bowl, wrt(x, y), 0.1_c);

static_assert(gradient(bowl)(x = 3.0, y = 4.0) == std::array{6.0, 8.0});
static_assert(to_string(step) == "[0.8*x, 0.8*y]");
// [/step]

int main() {
  std::cout << "J = " << bowl << ", gradient " << gradient(bowl) << ", one step leads to " << step
            << "\n\n";
  std::cout << " step        x        y        J   |gradient|\n"
            << std::fixed << std::setprecision(4);
  std::array point{3.0, 4.0};
  for (int i = 0; i <= 10; ++i) {
    const auto [value, slope] = value_and_gradient(bowl)(x = point[0], y = point[1]);
    std::cout << std::setw(5) << i << std::setw(9) << point[0] << std::setw(9) << point[1]
              << std::setw(9) << value << std::setw(13) << std::hypot(slope[0], slope[1]) << "\n";
    point = step(x = point[0], y = point[1]);
  }
}
