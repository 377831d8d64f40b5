// Fields and directions: level sets, divergence, curl, Taylor polynomials.
#include <nabla/nabla.hpp>

#include <iostream>

using namespace nabla;
using namespace nabla::literals;

// [fields]
constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr auto bowl = x * x + y * y;

// At (3, 4) the slope along the gradient, (6, 8), is 10, and no direction is steeper. Along the
// level set, (-4, 3), it is 0.
static_assert(directional_derivative(bowl, wrt(x, y), vec(3_c, 4_c))(x = 3.0, y = 4.0) == 10);
static_assert(directional_derivative(bowl, wrt(x, y), vec(-4_c, 3_c))(x = 3.0, y = 4.0) == 0);

constexpr auto potential = x * y * z + exp(x) * sin(y);
static_assert(curl(gradient(potential), wrt(x, y, z)) == vec(0_c, 0_c, 0_c));
static_assert(divergence(gradient(potential), wrt(x, y, z)) == 0_c);
static_assert(to_string(taylor<5>(sin(x), x)) == "x^5/120 - x^3/6 + x");
// [/fields]

int main() {
  std::cout << "potential            " << potential << "\n";
  std::cout << "its gradient         " << gradient(potential) << "\n";
  std::cout << "its laplacian        " << laplacian(potential) << "\n";
  std::cout << "its hessian          " << hessian(potential) << "\n";
  std::cout << "exp to degree 4      " << taylor<4>(exp(x), x) << "\n";
}
