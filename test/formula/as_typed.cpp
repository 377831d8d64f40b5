// SPDX-License-Identifier: BSL-1.0
// Formulas as students typed them, and what became of each: the function that was meant, as text, or
// the position of the mistake and what to write there.
#include <string>

#include <boost/test/unit_test.hpp>
#include <nabla/nabla.hpp>

using namespace nabla;
using namespace nabla::core;

BOOST_AUTO_TEST_SUITE(as_typed)

namespace {

struct typed {
  std::string_view formula, answer;
};
// The names sinx, cos2x, xy, i and dx are variables; 1/2x is what C makes of it. The interactive
// program says so.
constexpr typed all[] = {
    {"ln x", "3: '(' after a function's name, as in sin(x)"},
    {"ln(x)", "log(x)"},
    {"sin^2 x", "6: '(' after a function's name, as in sin(x)"},
    {"sin^2(x)", "sin(x)^2"},
    {"|x|", "abs(x)"},
    {"|x - y|", "abs(x - y)"},
    {"x!", "tgamma(x + 1)"},
    {"e^x", "exp(x)"},
    {"sqrt x", "5: '(' after a function's name, as in sin(x)"},
    {"2sinx", "2*sinx"},
    {"2 sin x", "6: '(' after a function's name, as in sin(x)"},
    {"arcsin(x)", "asin(x)"},
    {"tan^-1(x)", "3: a form with one meaning, as asin(x) or 1/sin(x), sqrt(x^2) or sqrt(x)^2"},
    {"sin^-1 x", "3: a form with one meaning, as asin(x) or 1/sin(x), sqrt(x^2) or sqrt(x)^2"},
    {"x^(1/3)", "x^(1/3)"},
    {"log_2 x", "6: '(' after a function's name, as in sin(x)"},
    {"log_2(x)", "log2(x)"},
    {"log(x)", "log(x)"},
    {"f(x,y)=x^2 y", "y*x^2"},
    {"y = x^2", "2: f(x, y) = ... at the start, or u - v for the equation u = v"},
    {"+x^2", "x^2"},
    {"-x^2", "-x^2"},
    {"x·y", "x*y"},
    {"x×y", "x*y"},
    {"−x²", "-x^2"},
    {"√x", "sqrt(x)"},
    {"√(x+1)", "sqrt(x + 1)"},
    {"π r^2", "pi*r^2"},
    {"x³", "x^3"},
    {"3x²y", "3*x^2*y"},
    {"x(x+1)", "0: the name of a function before '(' (a product is written with *)"},
    {"(x+1)(x-1)", "(x + 1)*(x - 1)"},
    {"sin x cos x", "4: '(' after a function's name, as in sin(x)"},
    {"sin(x)cos(x)", "sin(x)*cos(x)"},
    {"e^(-x^2)", "exp(-x^2)"},
    {"e^-x^2", "exp(-x^2)"},
    {"exp -x", "4: '(' after a function's name, as in sin(x)"},
    {"xy", "xy"},
    {"x/2y", "x/2*y"},
    {"1/2x", "1/2*x"},
    {"x^2^3", "x^8"},
    {"2^x", "2^x"},
    {"sec(x)", "1/cos(x)"},
    {"csc x", "4: '(' after a function's name, as in sin(x)"},
    {"cot(x)", "1/tan(x)"},
    {"cosec(x)", "1/sin(x)"},
    {"sinh x", "5: '(' after a function's name, as in sin(x)"},
    {"arctan(y/x)", "atan(y/x)"},
    {"atan(y/x)", "atan(y/x)"},
    {"x^2 + y^2 = 25", "10: f(x, y) = ... at the start, or u - v for the equation u = v"},
    {"f(x) = x^2", "x^2"},
    {"5!", "120"},
    {"x**2", "1: '^' for a power, as in x^2"},
    {"x^-1", "x^(-1)"},
    {"3,5x", "1: a point in a number, as in 3.5"},
    {"1.5e3x", "1500*x"},
    {"|x|^3", "abs(x)^3"},
    {"ln|x|", "log(abs(x))"},
    {"∛x", "cbrt(x)"},
    {"x^½",
     "2: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"a sin(b x + c)", "a*sin(b*x + c)"},
    {"λ e^(-λ t)", "λ*exp((-λ)*t)"},
    {"e^{2x}", "2: '(' or ')' instead of this"},
    {"[x+1]^2", "0: '(' or ')' instead of this"},
    {"\\frac{x}{2}",
     "0: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"x^{2}", "2: '(' or ')' instead of this"},
    {"log10(x)", "log10(x)"},
    {"log x", "4: '(' after a function's name, as in sin(x)"},
    {"sgn(x)", "sign(x)"},
    {"max(x,y)", "max(x, y)"},
    {"x mod 2", "2: x - n*floor(x/n) for the remainder x mod n, or * before a variable mod"},
    {"i x", "i*x"},
    {"∞",
     "0: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"x₁² + x₂²",
     "1: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"x_1^2", "x_1^2"},
    {"f'(x)",
     "1: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"d/dx x^2", "d/dx*x^2"},
    {"sinx", "sinx"},
    {"cos2x", "cos2x"},
    {"cos 2x", "4: '(' after a function's name, as in sin(x)"},
    {"sin(x)^2", "sin(x)^2"},
    {"sin x^2", "4: '(' after a function's name, as in sin(x)"},
    {"√2 x", "sqrt(2)*x"},
    {"2√x", "2*sqrt(x)"},
    {"∫x dx",
     "0: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"5", "5"},
    {"sqrt(x^2+y^2)", "sqrt(x^2 + y^2)"},
    {"if(x>0,x,0)", "0: where(a < b, u, v) instead of if"},
    {"where(x<0,-x,x)", "where(x < 0, -x, x)"},
    {"x<y", "1: an operator or the end (a comparison stands in where(a < b, u, v))"},
    {"x ÷ 2", "x/2"},
    {"x∗2", "x*2"},
    {"’",
     "0: a sign that formulas have: (1/2) for a fraction, x_1 for a small index, (u)/(v) for "
     "LaTeX; no infinity, no integral and no ' of a derivative"},
    {"x^²", "2: '^' for a power, as in x^2"},
};

std::string answer(std::string_view formula) {
  graph g;
  const parsed result = parse(formula, g);
  if (!result)
    return std::to_string(result.position) + ": " + std::string(words_of(result.expected));
  characters text;
  write_node(text, g, result.value.index);
  return std::string(text.view());
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_is_read_as_meant_or_refused_with_what_to_write) {
  for (const auto& [formula, expected_answer] : all)
    BOOST_TEST(answer(formula) == expected_answer, formula << " gives " << answer(formula));
  BOOST_TEST(std::size(all) == 94U);
}

BOOST_AUTO_TEST_CASE(what_is_read_reads_back) {
  for (const auto& [formula, expected_answer] : all) {
    graph g;
    if (parse(formula, g)) BOOST_TEST(answer(expected_answer) == expected_answer);
  }
}

BOOST_AUTO_TEST_CASE(the_names_in_front_are_the_variables) {
  const auto variables_of_text = [](std::string_view formula) {
    graph g;
    std::string names;
    for (const term x : parse(formula, g).variables) {
      characters name;
      write_node(name, g, x.index);
      names += std::string(name.view()) + " ";
    }
    return names;
  };
  BOOST_TEST(variables_of_text("f(y, x) = x + a") == "y x ");
  BOOST_TEST(variables_of_text(" h (q,p )= p[0]*p[2]") == "q p[0] p[1] p[2] ");
  BOOST_TEST(variables_of_text("x + y") == "");
  BOOST_TEST(variables_of_text("f(x) == y") == "");
}

BOOST_AUTO_TEST_SUITE_END()
