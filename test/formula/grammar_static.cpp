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

// What books write.
static_assert("+x - +y"_f == x - y);
static_assert("|x| + 2|x - |y||y"_f == abs(x) + 2_c * abs(x - abs(y)) * y);
static_assert("ln|x| + sin²|x|"_f == log(abs(x)) + square(sin(abs(x))));
static_assert("x² + x⁻³ + 2^x² - x¹⁰"_f == x * x + pow(x, -3_c) + pow(2_c, x* x) - pow(x, 10_c));
static_assert("sin²(x) + sin^2(x) + max^3(x, y)"_f == 2_c * square(sin(x)) + pow(max(x, y), 3_c));
static_assert("-x²"_f == -(x * x));
static_assert("x·y × x ⋅ y ∗ x ÷ y"_f == x * x * x * y);
static_assert("−x − y"_f == -x - y);
static_assert("2√x + √2 y + √(x y) + ∛|x| + √√x"_f ==
              2_c * sqrt(x) + sqrt(2_c) * y + sqrt(x * y) + cbrt(abs(x)) + sqrt(sqrt(x)));
static_assert("x! + 5! - 2x!"_f == 120_c - tgamma(x + 1_c));
static_assert("0! + 20! - n!²"_f == 2432902008176640001_c - square(tgamma(variable<"n">{} + 1_c)));
static_assert("arcsin(x) + arccos(x) + arctan(x) + arsinh(x) + arcsinh(x) + sgn(x)"_f ==
              asin(x) + acos(x) + atan(x) + 2_c * asinh(x) + sign(x));
static_assert("arcosh(x) + arccosh(x) + artanh(x) + arctanh(x)"_f == 2_c * (acosh(x) + atanh(x)));
static_assert("sec(x) + csc(x) + cosec(x) + cot(x)"_f ==
              1_c / cos(x) + 2_c / sin(x) + 1_c / tan(x));
static_assert("sech(x) + csch(x) + coth(x) + sec²(y)"_f ==
              1_c / cosh(x) + 1_c / sinh(x) + 1_c / tanh(x) + 1_c / square(cos(y)));
static_assert("log_2(x) + log_10(x) + log_3(x)"_f == log2(x) + log10(x) + log(x) / log(3_c));
static_assert("max(x, y, 1) + min(x, y, 2, 3) + hypot(x, y, 4) + logsumexp(x, y, 5)"_f ==
              max(max(x, y), 1_c) + min(min(min(x, y), 2_c), 3_c) + hypot(hypot(x, y), 4_c) +
                  logsumexp(logsumexp(x, y), 5_c));
// Names of such functions are variables where no argument follows.
constexpr variable<"sec"> sec;
constexpr variable<"log_2"> log_2;
static_assert("2sec + |sec| + sec²/log_2^2"_f ==
              2_c * sec + abs(sec) + square(sec) / square(log_2));

// f(x, y) = in front names the variables, in their order, used or not.
constexpr auto ratio_of_two = "f(y, x) = x/y"_f;
static_assert(ratio_of_two == x / y);
static_assert(ratio_of_two(x = 6.0, y = 2.0) == 3 && function(ratio_of_two)(2.0, 6.0) == 3);
static_assert(to_string(gradient(ratio_of_two)) == "[1/y, -x/y^2]");
constexpr auto with_others = " g ( y, z , x ) = a x - b y"_f;
static_assert(function(with_others)(1.0, 7.0, 2.0, 5.0, 3.0) == 7);
static_assert(to_string(gradient(with_others)) == "[x, -y, a, -b, 0]");
static_assert(function("f(q, p) = p[0]q[1]"_f)(1.0, 2.0, 5.0) == 10);
static_assert("f(x) = where(x == y, 1, 2)"_f == where(equals(x, y), 1_c, 2_c));
static_assert("f(f) = f"_f == variable<"f">{});

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
static_assert(mistake_in("x=2") == mistake{1, expected::heading});
static_assert(mistake_in("x<y") == mistake{1, expected::comparison_in_where});
static_assert(mistake_in("x)") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("x,y") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("0x+1") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("1.2.3") == mistake{3, expected::operator_or_end});
static_assert(mistake_in("2 3") == mistake{2, expected::operator_or_end});
static_assert(mistake_in("x 2") == mistake{2, expected::operator_or_end});
static_assert(mistake_in("x $ y") == mistake{2, expected::operator_or_end});
static_assert(mistake_in("sin^2 x") == mistake{6, expected::opening});
static_assert(mistake_in("sin^x(x)") == mistake{3, expected::opening});
static_assert(mistake_in("csc x") == mistake{4, expected::opening});
static_assert(mistake_in("log_2 x") == mistake{6, expected::opening});
static_assert(mistake_in("log_(x)") == mistake{0, expected::known_function});
static_assert(mistake_in("√-x") == mistake{3, expected::opening});
static_assert(mistake_in("atan2|x|") == mistake{5, expected::opening});
static_assert(mistake_in("sin^-1(x)") == mistake{3, expected::one_reading});
static_assert(mistake_in("sec⁻¹(x)") == mistake{3, expected::one_reading});
static_assert(mistake_in("√x²") == mistake{4, expected::one_reading});
static_assert(mistake_in("√x^2") == mistake{4, expected::one_reading});
static_assert(mistake_in("x²^3") == mistake{3, expected::one_reading});
static_assert(mistake_in("sin²(x)²") == mistake{8, expected::one_reading});
static_assert(mistake_in("x!!") == mistake{1, expected::one_reading});
static_assert(mistake_in("|x") == mistake{2, expected::closing_bar});
static_assert(mistake_in("|(x|)") == mistake{4, expected::operand});
static_assert(mistake_in("ln|x)") == mistake{4, expected::closing_bar});
static_assert(mistake_in("|x, y|") == mistake{2, expected::closing_bar});
static_assert(mistake_in("max(x)") == mistake{5, expected::comma});
static_assert(mistake_in("atan2(x, y, 1)") == mistake{10, expected::closing});
static_assert(mistake_in("x**2") == mistake{1, expected::caret});
static_assert(mistake_in("[x]") == mistake{0, expected::round_parentheses});
static_assert(mistake_in("½x") == mistake{0, expected::known_sign});
static_assert(mistake_in("x₁ + y") == mistake{1, expected::known_sign});
static_assert(mistake_in("(x′)") == mistake{2, expected::known_sign});
static_assert(mistake_in("f'(x)") == mistake{1, expected::known_sign});
static_assert(mistake_in("\\frac{x}{2}") == mistake{0, expected::known_sign});
static_assert(mistake_in("where(x, ∞, 1)") == mistake{7, expected::comparison});
static_assert(mistake_in("x^²") == mistake{2, expected::caret});
static_assert(mistake_in("e^{x}") == mistake{2, expected::round_parentheses});
static_assert(mistake_in("(x]") == mistake{2, expected::round_parentheses});
static_assert(mistake_in("3,5x") == mistake{1, expected::decimal_point});
static_assert(mistake_in("3, 5") == mistake{1, expected::operator_or_end});
static_assert(mistake_in("if(x > 0, x, 0)") == mistake{0, expected::choice});
static_assert(mistake_in("x mod 2") == mistake{2, expected::remainder});
static_assert(mistake_in("x == 2") == mistake{2, expected::comparison_in_where});
static_assert(mistake_in("x != 2") == mistake{2, expected::comparison_in_where});
static_assert(mistake_in("where(x = 2, 1, 2)") == mistake{8, expected::comparison});
static_assert(mistake_in("y = x") == mistake{2, expected::heading});
static_assert(mistake_in("f(x) == 2") == mistake{0, expected::known_function});
static_assert(mistake_in("f(x) = ") == mistake{7, expected::operand});
static_assert(mistake_in("f(x) = g(x) = 2") == mistake{7, expected::known_function});
static_assert(mistake_in("f(x, y, x) = 2") == mistake{8, expected::names_of_variables});
static_assert(mistake_in("f(x, e) = 2") == mistake{5, expected::names_of_variables});
static_assert(mistake_in("f(sin) = 2") == mistake{2, expected::names_of_variables});
static_assert(mistake_in("polygamma(x, y)") == mistake{11, expected::constant});
static_assert(mistake_in("p[x]") == mistake{2, expected::position_in_vector});
static_assert(mistake_in("p[99999]") == mistake{2, expected::position_in_vector});

// mean(u) and sum(u) run over data, here x and y.
constexpr parsed read_over_data(std::string_view text, graph& g) {
  sequence<std::string_view> data;
  data.push_back("x");
  data.push_back("y");
  return parse(text, g, data);
}
constexpr bool reads_over_data_as(std::string_view text, std::string_view verbatim) {
  graph g;
  const parsed result = read_over_data(text, g);
  characters out;
  if (result) write_node(out, g, result.value.index);
  return out.view() == verbatim;
}
constexpr mistake mistake_over_data(std::string_view text) {
  graph g;
  const parsed result = read_over_data(text, g);
  return {result.position, result.expected};
}
static_assert(reads_over_data_as("mean((y - a - b*x)^2)", "mean((y - a - b*x)^2)"));
static_assert(reads_over_data_as("sum(x) + a", "sum(x) + a"));
static_assert(reads_over_data_as("mean²(x)", "mean(x)^2"));
static_assert(reads_over_data_as("sum|x - a|", "sum(abs(x - a))"));
static_assert(reads_over_data_as("2mean(x)", "2*mean(x)"));
static_assert(reads_over_data_as("f(a, b) = mean(a*x + b)", "mean(b + a*x)"));
static_assert(reads_over_data_as("mean + 2*sum", "mean + 2*sum"));
static_assert(mistake_over_data("mean(a)") == mistake{6, expected::data});
static_assert(mistake_over_data("sum(mean(x))") == mistake{11, expected::data});
static_assert(mistake_over_data("mean(x, y)") == mistake{6, expected::closing});
static_assert(mistake_over_data("mean x") == mistake{5, expected::opening});
static_assert(mistake_over_data("f(a, x) = mean(a*x)") == mistake{5, expected::names_of_variables});
static_assert(mistake_in("mean(x)") == mistake{6, expected::data});
static_assert(mistake_in("1 + sum(x)*y") == mistake{9, expected::data});
