// expect: these are several results, and no operand: take one at a time
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::literals;

int main() {
  constexpr variable<"x"> x;
  2_c * bundle(x, sin(x));
}
