// SPDX-License-Identifier: BSL-1.0
// Derivatives against differences, by the compiler.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr vector_variable<"p", 2> p;
constexpr auto f = x * x * y + sin(x * y);

static_assert(gradcheck(f, wrt(x, y), at(x = 3.0, y = 4.0)) < 1e-9);
static_assert(gradcheck(f, at(y = 4.0, x = 3)) < 1e-9);
static_assert(hessiancheck(f, wrt(x, y), at(x = 3.0, y = 4.0)) < 1e-9);
static_assert(hessiancheck(f, at(x = 0.5, y = -1.0)) < 1e-9);
static_assert(gradcheck(f, wrt(z, x), at(x = 3.0, y = 4.0, z = 7.0)) < 1e-9);
static_assert(gradcheck(p[0_c] * exp(p[1_c]), wrt(p), at(p = std::array{2.0, 0.3})) < 1e-9);
static_assert(gradcheck(p[0_c] * exp(p[1_c]), wrt(p[1_c]), at(p = std::array{2.0, 0.3})) < 1e-9);

// Close to the edge of a domain, at large and at small arguments.
static_assert(gradcheck(log(x), at(x = 1e-6)) < 1e-7);
static_assert(gradcheck(sqrt(x) + acos(x), at(x = 0.9999)) < 1e-6);
static_assert(gradcheck(x * x, at(x = 1e8)) < 1e-9);
static_assert(gradcheck(exp(-x * x), at(x = 0.0)) < 1e-9);
// Without a value to compare with the error is infinite.
static_assert(gradcheck(log(x), at(x = -1.0)) > 1e300);

// A wrong rule is found, and named.
struct wrong_function {
  static constexpr std::string_view name = "wrong";
  static constexpr interval domain = all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u * u;
  }
  static constexpr term derivative(term u, term) { return 3 * u; }
};
constexpr auto wrong = f + apply<wrong_function>(p[1_c]);
constexpr auto found = gradcheck(wrong, at(x = 3.0, y = 4.0, p = std::array{1.0, 2.0}));
static_assert(found.variable == "p[1]" && found.derivative == 6 && found.error > 0.3);
static_assert(found.difference > 3.999 && found.difference < 4.001);
constexpr auto second = hessiancheck(wrong, at(x = 3.0, y = 4.0, p = std::array{1.0, 2.0}));
static_assert(second < 1e-8);  // the derivative of the wrong derivative is right

}  // namespace
