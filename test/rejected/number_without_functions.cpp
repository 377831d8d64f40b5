// expect: this type of number has no such function: include the header that declares it beside the type, or
// lines: 55
// SPDX-License-Identifier: BSL-1.0
#include <nabla/nabla.hpp>

struct mine {
  double value = 0;
  constexpr mine() = default;
  constexpr explicit mine(double v) : value(v) {}
  friend constexpr mine operator+(mine a, mine b) { return mine(a.value + b.value); }
  friend constexpr mine operator-(mine a, mine b) { return mine(a.value - b.value); }
  friend constexpr mine operator/(mine a, mine b) { return mine(a.value / b.value); }
  friend constexpr mine operator*(mine a, mine b) { return mine(a.value * b.value); }
};

int main() {
  constexpr nabla::variable<"x"> x;
  return (x * exp(x))(x = mine(1)).value > 0 ? 0 : 1;
}
