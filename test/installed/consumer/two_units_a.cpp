// One of two translation units that include everything and must link together: the program.
#include <nabla/nabla.hpp>

double slope_elsewhere(double at);

int main() {
  using namespace nabla;
  constexpr variable<"x"> x;
  constexpr auto f = x * x * x;
  constexpr double slope = diff(f, x)(x = 2.0);
  static_assert(slope == 12.0);
  return slope_elsewhere(2.0) == slope ? 0 : 1;
}
