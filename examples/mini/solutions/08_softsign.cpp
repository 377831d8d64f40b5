// SPDX-License-Identifier: BSL-1.0
// Exercise 8: one struct. What it says of itself, nabla uses: here that the function is odd.
#include <nabla/nabla.hpp>

#include <cmath>
#include <iostream>

namespace mine {

/// softsign u = u/(1 + |u|).      d softsign u = 1/(1 + |u|)^2 du
struct softsign_function {
  static constexpr std::string_view name = "softsign";
  static constexpr nabla::interval domain = nabla::all_reals;
  static constexpr nabla::parity symmetry = nabla::parity::odd;
  template <class T>
  static constexpr T value(T u) {
    return u / (1 + nabla::math::abs(u));
  }
  static constexpr nabla::term derivative(nabla::term u, nabla::term) {
    return 1 / square(1 + abs(u));
  }
};
template <nabla::operand U>
constexpr auto softsign(const U& u) {
  return nabla::apply<softsign_function>(u);
}

}  // namespace mine

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto f = mine::softsign(x * y) * y;

// Values, also where an operation would overflow: 1 + |x| is x there.
static_assert(mine::softsign(x)(x = 1.0) == 0.5 && mine::softsign(x)(x = -3.0) == -0.75);
static_assert(mine::softsign(x)(x = 1e300) == 1);
// Laws: it is odd, its derivative is even, and the mixed partial derivatives are one function.
static_assert(mine::softsign(-x) == -mine::softsign(x));
static_assert(diff(mine::softsign(x), x)(x = 2.0) == diff(mine::softsign(x), x)(x = -2.0));
static_assert(diff(f, x, y) == diff(f, y, x));
static_assert(to_string(diff(mine::softsign(x), x)) == "1/(1 + abs(x))^2");

int main() {
  double largest = 0;
  for (const double point : {-5.0, -0.5, 0.25, 3.0})
    largest = std::fmax(largest, gradcheck(f, wrt(x, y), at(x = point, y = 1.5)));
  std::cout << f << " agrees with differences: " << std::boolalpha << (largest < 1e-6) << "\n";
  return largest < 1e-6 ? 0 : 1;
}
