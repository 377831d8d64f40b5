// SPDX-License-Identifier: BSL-1.0
// 42 derivatives beside those of textbooks: the same functions, and in which form nabla writes them.

#include <algorithm>
#include <cmath>
#include <string>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;

struct derivative_row {
  const char *function, *textbook, *nabla;
};
constexpr derivative_row derivatives[] = {
    {"x^7 - 3x^4 + 5x - 2", "7x^6 - 12x^3 + 5", "7*x^6 - 12*x^3 + 5"},
    {"1/x", "-1/x^2", "-1/x^2"},
    {"1/x^3", "-3/x^4", "-3/x^4"},
    {"sqrt(x)", "1/(2sqrt(x))", "1/(2*sqrt(x))"},
    {"1/sqrt(x)", "-x^(-3/2)/2", "-1/(2*sqrt(x)^3)"},
    {"x^(2/3)", "(2/3)x^(-1/3)", "2*x^(-1/3)/3"},
    {"(2x + 1)^5", "10(2x + 1)^4", "10*(2*x + 1)^4"},
    {"(x^2 + 1)(x^3 - 2x)", "5x^4 - 3x^2 - 2", "5*x^4 - 3*x^2 - 2"},
    {"x^2 sin(x)", "2x sin(x) + x^2 cos(x)", "x^2*cos(x) + 2*x*sin(x)"},
    {"x e^x", "(x + 1)e^x", "x*exp(x) + exp(x)"},
    {"x ln(x)", "ln(x) + 1", "1 + log(x)"},
    {"x/(x + 1)", "1/(x + 1)^2", "1/(x + 1)^2"},
    {"(2x - 3)/(x^2 + 4)", "-2(x^2 - 3x - 4)/(x^2 + 4)^2", "2*(3*x - x^2 + 4)/(x^2 + 4)^2"},
    {"(x^2 - 1)/(x^2 + 1)", "4x/(x^2 + 1)^2", "4*x/(x^2 + 1)^2"},
    {"sin(x)/x", "(x cos(x) - sin(x))/x^2", "cos(x)/x - sin(x)/x^2"},
    {"e^x/(1 + x^2)", "(x - 1)^2 e^x/(1 + x^2)^2", "(x^2 - 2*x + 1)*exp(x)/(x^2 + 1)^2"},
    {"ln(x)/x^2", "(1 - 2ln(x))/x^3", "1/x^3 - 2*log(x)/x^3"},
    {"sin(3x)", "3cos(3x)", "3*cos(3*x)"},
    {"cos(x^2)", "-2x sin(x^2)", "-2*x*sin(x^2)"},
    {"sin^2(x)", "2sin(x)cos(x)", "2*cos(x)*sin(x)"},
    {"sin^3(2x)", "6sin^2(2x)cos(2x)", "6*cos(2*x)*sin(2*x)^2"},
    {"tan(x)", "sec^2(x)", "1 + tan(x)^2"},
    {"sec(x)", "sec(x)tan(x)", "sin(x)/cos(x)^2"},
    {"cot(x)", "-csc^2(x)", "-(1 + tan(x)^2)/tan(x)^2"},
    {"e^(-x^2)", "-2x e^(-x^2)", "-2*x*exp(-x^2)"},
    {"e^(sin(x))", "cos(x) e^(sin(x))", "cos(x)*exp(sin(x))"},
    {"2^x", "2^x ln(2)", "log(2)*2^x"},
    {"x^x", "x^x*(ln(x) + 1)", "x*x^(x - 1) + x^x*where(x == 0, 0, log(x))"},
    {"ln(sin(x))", "cot(x)", "cos(x)/sin(x)"},
    {"ln(x^2 + 1)", "2x/(x^2 + 1)", "2*x/(x^2 + 1)"},
    {"ln(ln(x))", "1/(x ln(x))", "1/(x*log(x))"},
    {"log_2(x)", "1/(x ln(2))", "1/(x*log(2))"},
    {"sqrt(1 - x^2)", "-x/sqrt(1 - x^2)", "-x/sqrt(1 - x^2)"},
    {"sqrt(x^2 + 1)", "x/sqrt(x^2 + 1)", "x/sqrt(x^2 + 1)"},
    {"x sqrt(1 - x^2)", "(1 - 2x^2)/sqrt(1 - x^2)", "(1 - 2*x^2)/sqrt(1 - x^2)"},
    {"arcsin(x)", "1/sqrt(1 - x^2)", "1/sqrt(1 - x^2)"},
    {"arctan(1/x)", "-1/(x^2 + 1)", "-1/(x^2*(1 + 1/x^2))"},
    {"sinh(x) cosh(x)", "cosh^2(x) + sinh^2(x)", "cosh(x)^2 + sinh(x)^2"},
    {"(sin(x) - cos(x))^2", "2(sin(x) - cos(x))(cos(x) + sin(x))",
     "2*(cos(x) + sin(x))*(sin(x) - cos(x))"},
    {"e^(-x) cos(2x)", "-e^(-x)(cos(2x) + 2sin(2x))", "-cos(2*x)*exp(-x) - 2*exp(-x)*sin(2*x)"},
    {"(x^2 + 1)^3/(x - 1)", "(x^2 + 1)^2(5x^2 - 6x - 1)/(x - 1)^2",
     "(x^2 + 1)^2*(5*x^2 - 6*x - 1)/(x - 1)^2"},
    {"arctan(e^x)", "e^x/(1 + e^(2x))", "exp(x)/(1 + exp(x)^2)"},
};

double value_at(std::string_view formula, double x) {
  graph g;
  const parsed read = parse(formula, g);
  BOOST_TEST_REQUIRE(static_cast<bool>(read), formula);
  const node_index root = read.value.in(g);
  return values_of(g, reachable_from(g, root), [&](node_index) { return x; })[root];
}
std::string explained(std::string_view formula) {
  graph g;
  const term f = parse(formula, g).value, x(g, g.variable("x"));
  characters text;
  write_derivation(text, notation::plain, g, f.index, sequence<term>(1, x));
  return std::string(text.view());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(textbook)

BOOST_AUTO_TEST_CASE(derivatives_are_those_of_textbooks) {
  for (const derivative_row& r : derivatives) {
    int compared = 0;
    for (const double x : {0.3, 0.7, 1.7, 2.9}) {
      const double expected = value_at(r.textbook, x), found = value_at(r.nabla, x);
      if (std::isnan(expected) || std::isnan(value_at(r.function, x))) continue;
      BOOST_TEST(std::abs(found - expected) <= 1e-12 * std::max(1.0, std::abs(expected)),
                 r.function << " at " << x << ": " << found << ", not " << expected);
      ++compared;
    }
    BOOST_TEST(compared > 0, r.function);
  }
}

BOOST_AUTO_TEST_CASE(explanations_end_with_the_derivative) {
  for (const derivative_row& r : derivatives) {
    const std::string text = explained(r.function);
    BOOST_TEST(text.ends_with(std::string(" = ") + r.nabla), text << "\nshould end in " << r.nabla);
  }
}

BOOST_AUTO_TEST_SUITE_END()
