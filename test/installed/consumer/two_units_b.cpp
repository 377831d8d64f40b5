// One of two translation units that include everything and must link together: a function the
// program calls.
#include <nabla/nabla.hpp>

double slope_elsewhere(double at);

double slope_elsewhere(double at) {
  constexpr nabla::variable<"x"> x;
  constexpr auto f = x * x * x;
  return diff(f, x)(x = at);
}
