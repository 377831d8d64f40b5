// SPDX-License-Identifier: BSL-1.0
// The grammar of formulas, and where the wrong ones are wrong.
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr vector_variable<"p", 3> p;

// A formula is the function that the operators make.
static_assert("x^2*y + sin(x*y)"_f == x * x * y + sin(x * y));
static_assert(to_string("y*x^2 + sin(x*y)"_f) == "x^2*y + sin(x*y)");
static_assert(diff("x^2*y + sin(x*y)"_f, x) == "2x y + y cos(x y)"_f);
static_assert("x^2*y"_f(x = 3.0, y = 4.0) == 36);

// Precedence: ^ to the right and tighter than a minus in front; juxtaposition is a product.
static_assert("-x^2"_f == -(x * x));
static_assert("-2^2"_f == -4_c);
static_assert("2^3^2"_f == 512_c);
static_assert("x^-2"_f == 1_c / (x * x));
static_assert("x - -y"_f == x + y);
static_assert("x-y-1"_f == x - y - 1_c);
static_assert("x/y/2"_f == x / (2_c * y));
static_assert("1/2x"_f == x / 2_c);
static_assert("2x*3(x+1)"_f == 6_c * x * (x + 1_c));
static_assert("x y*(x)(y)"_f == x * x * y * y);

// Numbers are exact, names as long as they go.
static_assert("ln(x) + .5 + 5. + 1e-3"_f == log(x) + 5.501_c);
static_assert("1/3 + 1/3 + 1/3"_f == 1_c);
static_assert("2pi e"_f == 2_c * pi * e);
static_assert("x10 + exp_x + sinx"_f(variable<"x10">{} = 1.0, variable<"exp_x">{} = 2.0,
                                     variable<"sinx">{} = 3.0) == 6);
static_assert("p[0]*p[2]"_f == p[0_c] * p[2_c]);

// Greek letters, as they are.
constexpr variable<"θ"> theta;
static_assert("2θ sin(θ)"_f == 2_c * theta * sin(theta));
static_assert("xθ_1Ω"_f == variable<"xθ_1Ω">{});
static_assert("w + θ[2]θ[0]"_f ==
              variable<"w">{} + vector_variable<"θ", 3>{}[2_c] * vector_variable<"θ", 3>{}[0_c]);
static_assert("2π"_f == 2_c * pi);
static_assert(to_string(diff(theta * theta, theta)) == "2*θ");
static_assert(is_name("x_1") && is_name("θ") && is_name("_") && !is_name("1x") && !is_name("x y") &&
              !is_name(""));
static_assert(!is_name("x'") && !is_name("é") && !is_name("×") && !is_name("\xCE") &&
              !is_name("\xCEx"));

static_assert("where(x <= y, x, y)"_f == where(x <= y, x, y));
static_assert("where(x > y, x, y)"_f == where(y < x, x, y));
static_assert("where(x == y, 1, where(x != 0, x, y))"_f ==
              where(equals(x, y), 1_c, where(differs(x, 0_c), x, y)));
static_assert("atan2(y, x) + x^y"_f == atan2(y, x) + pow(x, y));
static_assert("square(x)*stop_gradient(y)"_f == x * x * y);

// A catalogue of one's own.
struct doubled_function {
  static constexpr std::string_view name = "doubled";
  static constexpr interval domain = all_reals;
  template <class T>
  static constexpr T value(T u) {
    return u + u;
  }
  static constexpr term derivative(term, term) { return 2; }
};
static_assert(formula<"doubled(x)", extended<catalogue, doubled_function>>{}(x = 3.0) == 6);

// Errors: where, and what was expected there.
struct mistake {
  std::size_t position;
  expected what;
  friend constexpr bool operator==(mistake, mistake) = default;
};
constexpr mistake mistake_in(std::string_view text) {
  graph g;
  const parsed result = parse(text, g);
  return {result.position, result.expected};
}
static_assert(mistake_in("x") == mistake{0, expected::nothing});
static_assert(mistake_in("") == mistake{0, expected::operand});
static_assert(mistake_in("   ") == mistake{3, expected::operand});
static_assert(mistake_in("2+") == mistake{2, expected::operand});
static_assert(mistake_in("x^") == mistake{2, expected::operand});
static_assert(mistake_in("-") == mistake{1, expected::operand});
static_assert(mistake_in("x++y") == mistake{2, expected::operand});
static_assert(mistake_in("*x") == mistake{0, expected::operand});
static_assert(mistake_in("()") == mistake{1, expected::operand});
static_assert(mistake_in("sin()") == mistake{4, expected::operand});
static_assert(mistake_in(".") == mistake{0, expected::operand});
static_assert(mistake_in("sin x") == mistake{4, expected::opening});
static_assert(mistake_in("sin") == mistake{3, expected::opening});
static_assert(mistake_in("where x") == mistake{6, expected::opening});
static_assert(mistake_in("sin(x, y)") == mistake{5, expected::closing});
static_assert(mistake_in("(x") == mistake{2, expected::closing});
static_assert(mistake_in("(x, y)") == mistake{2, expected::closing});
static_assert(mistake_in("where(x<y,1,2,3)") == mistake{13, expected::closing});
static_assert(mistake_in("atan2(x)") == mistake{7, expected::comma});
static_assert(mistake_in("where(x<y,2)") == mistake{11, expected::comma});
static_assert(mistake_in("where(x<y<2,1,2)") == mistake{9, expected::comma});
static_assert(mistake_in("foo(x)") == mistake{0, expected::known_function});
static_assert(mistake_in("x(y)") == mistake{0, expected::known_function});
static_assert(mistake_in("where(x,y,2)") == mistake{7, expected::comparison});
static_assert(mistake_in("x=2") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("x<y") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("x)") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("x,y") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("0x+1") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("1.2.3") == mistake{3, expected::operator_or_end});
static_assert(mistake_in("2 3") == mistake{2, expected::operator_or_end});
static_assert(mistake_in("x 2") == mistake{2, expected::operator_or_end});
static_assert(mistake_in("x $ y") == mistake{2, expected::operator_or_end});
static_assert(mistake_in("x!") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("polygamma(x, y)") == mistake{11, expected::constant});
static_assert(mistake_in("p[x]") == mistake{2, expected::position_in_vector});
static_assert(mistake_in("p[99999]") == mistake{2, expected::position_in_vector});
