// The gradient of a function, as a formula and as a value.
// [gradient]
#include <nabla/nabla.hpp>

#include <iostream>

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = x * x * y + sin(x * y);

// [derivatives]
static_assert(to_string(diff(f, x)) == "2*x*y + y*cos(x*y)");
static_assert(to_string(diff(f, y)) == "x^2 + x*cos(x*y)");
static_assert(diff(f, x, y) == diff(f, y, x));
// [/derivatives]

int main() {
  std::cout << "f           = " << f << "\n";
  std::cout << "gradient f  = " << gradient(f) << "\n";
  // [values]
  const auto [value, slope] = value_and_gradient(f)(x = 3.0, y = 4.0);
  std::cout << "f(3, 4)     = " << value << "\n";
  std::cout << "its gradient: (" << slope[0] << ", " << slope[1] << ")\n";
  // [/values]
}
// [/gradient]
