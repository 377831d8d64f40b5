// SPDX-License-Identifier: BSL-1.0
// Functions and derivatives beside the LaTeX in which a textbook would set them.

#include <nabla/nabla.hpp>
#include <nabla/print/to_latex.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"w1"> w1;
constexpr vector_variable<"p", 2> p;

// Arithmetic.
static_assert(to_latex(x * x * y + sin(x * y)) == R"(x^{2} y + \sin\left(x y\right))");
static_assert(to_latex(1_c / x) == R"(\frac{1}{x})");
static_assert(to_latex(-1_c / (x * x)) == R"(-\frac{1}{x^{2}})");
static_assert(to_latex(x / 4_c - y / 3_c) == R"(\frac{x}{4} - \frac{y}{3})");
static_assert(to_latex(0.75_c * x * x) == R"(\frac{3 x^{2}}{4})");
static_assert(to_latex(0.8_c * x) == R"(0.8 x)");
static_assert(to_latex(x * (y + 1_c)) == R"(x \left(y + 1\right))");
static_assert(to_latex(-(x + y) / (x - y)) == R"(-\frac{x + y}{x - y})");
static_assert(to_latex(square(x / y)) == R"(\frac{x^{2}}{y^{2}})");
static_assert(to_latex(pi * x * x + e) == R"(\pi x^{2} + e)");
static_assert(to_latex(1e300_c * x) == R"(10^{300} x)");
static_assert(to_latex(1.5e-30_c * x) == R"(1.5 \cdot 10^{-30} x)");
static_assert(to_latex(3_c / 4_c + 0_c * x) == R"(\frac{3}{4})");
static_assert(to_latex(where(x < y, x, y)) ==
              R"(\begin{cases} x & \text{if } x < y \\ y & \text{otherwise} \end{cases})");
static_assert(
    to_latex(where(x <= y, x, where(equals(x, 3_c), y, 2_c))) ==
    R"(\begin{cases} x & \text{if } x \le y \\ y & \text{if } x = 3 \\ 2 & \text{otherwise} \end{cases})");
static_assert(
    to_latex(1_c + where(differs(x, y), x, y)) ==
    R"(1 + \left(\begin{cases} x & \text{if } x \ne y \\ y & \text{otherwise} \end{cases}\right))");
static_assert(to_latex(x * stop_gradient(x * y)) == R"(x \operatorname{stop}\left(x y\right))");

// Every function of the catalogue.
static_assert(to_latex(sqrt(x + 1_c)) == R"(\sqrt{x + 1})");
static_assert(to_latex(cbrt(x)) == R"(\sqrt[3]{x})");
static_assert(to_latex(pow(x, y)) == R"(x^{y})");
static_assert(to_latex(pow(x + 1_c, -y)) == R"(\left(x + 1\right)^{-y})");
static_assert(to_latex(hypot(x, y)) == R"(\operatorname{hypot}\left(x, y\right))");
static_assert(to_latex(exp(-x * x / 2_c)) == R"(e^{-\frac{x^{2}}{2}})");
static_assert(to_latex(exp2(x)) == R"(2^{x})");
static_assert(to_latex(expm1(x)) == R"(e^{x} - 1)");
static_assert(to_latex(log(x)) == R"(\log\left(x\right))");
static_assert(to_latex(log2(x)) == R"(\log_{2}\left(x\right))");
static_assert(to_latex(log10(x)) == R"(\log_{10}\left(x\right))");
static_assert(to_latex(log1p(x)) == R"(\log\left(x + 1\right))");
static_assert(to_latex(sin(x) + cos(x)) == R"(\cos\left(x\right) + \sin\left(x\right))");
static_assert(to_latex(tan(x)) == R"(\tan\left(x\right))");
static_assert(to_latex(asin(x)) == R"(\arcsin\left(x\right))");
static_assert(to_latex(acos(x)) == R"(\arccos\left(x\right))");
static_assert(to_latex(atan(x)) == R"(\arctan\left(x\right))");
static_assert(to_latex(atan2(y, x)) == R"(\operatorname{atan2}\left(y, x\right))");
static_assert(to_latex(sinh(x)) == R"(\sinh\left(x\right))");
static_assert(to_latex(cosh(x)) == R"(\cosh\left(x\right))");
static_assert(to_latex(tanh(x)) == R"(\tanh\left(x\right))");
static_assert(to_latex(asinh(x)) == R"(\operatorname{arsinh}\left(x\right))");
static_assert(to_latex(acosh(x)) == R"(\operatorname{arcosh}\left(x\right))");
static_assert(to_latex(atanh(x)) == R"(\operatorname{artanh}\left(x\right))");
static_assert(to_latex(abs(x - y)) == R"(\left|x - y\right|)");
static_assert(to_latex(sign(x)) == R"(\operatorname{sgn}\left(x\right))");
static_assert(to_latex(floor(x)) == R"(\left\lfloor x \right\rfloor)");
static_assert(to_latex(ceil(x)) == R"(\left\lceil x \right\rceil)");
static_assert(to_latex(min(x, y) - max(x, 1_c)) ==
              R"(\min\left(x, y\right) - \max\left(x, 1\right))");
static_assert(to_latex(relu(x)) == R"(\operatorname{ReLU}\left(x\right))");
static_assert(to_latex(sigmoid(x)) == R"(\sigma\left(x\right))");
static_assert(to_latex(softplus(x)) == R"(\operatorname{softplus}\left(x\right))");
static_assert(to_latex(logsumexp(x, y)) == R"(\operatorname{logsumexp}\left(x, y\right))");
static_assert(to_latex(erf(x)) == R"(\operatorname{erf}\left(x\right))");
static_assert(to_latex(erfc(x)) == R"(\operatorname{erfc}\left(x\right))");
static_assert(to_latex(tgamma(x)) == R"(\Gamma\left(x\right))");
static_assert(to_latex(lgamma(x)) == R"(\log\Gamma\left(x\right))");
static_assert(to_latex(digamma(x)) == R"(\psi\left(x\right))");
static_assert(to_latex(polygamma(2_c, x)) == R"(\psi^{(2)}\left(x\right))");

// Powers of functions.
static_assert(to_latex(square(sin(x))) == R"(\sin^{2}\left(x\right))");
static_assert(to_latex(square(log2(x))) == R"(\log_{2}^{2}\left(x\right))");
static_assert(to_latex(square(atan(x))) == R"(\arctan^{2}\left(x\right))");
static_assert(to_latex(square(erf(x))) == R"(\operatorname{erf}\left(x\right)^{2})");
static_assert(to_latex(square(sigmoid(x))) == R"(\sigma\left(x\right)^{2})");
static_assert(to_latex(square(lgamma(x))) == R"(\left(\log\Gamma\left(x\right)\right)^{2})");
static_assert(to_latex(square(expm1(x))) == R"(\left(e^{x} - 1\right)^{2})");
static_assert(to_latex(square(exp(x))) == R"(\left(e^{x}\right)^{2})");
static_assert(to_latex(square(abs(x))) == R"(\left|x\right|^{2})");
static_assert(to_latex(square(cbrt(x))) == R"(\sqrt[3]{x}^{2})");
static_assert(to_latex(pow(sin(x), y)) == R"(\sin\left(x\right)^{y})");

// Derivatives and lists.
static_assert(to_latex(diff(x * x * y + sin(x * y), x)) == R"(2 x y + y \cos\left(x y\right))");
static_assert(to_latex(diff(asinh(x), x)) == R"(\frac{1}{\sqrt{x^{2} + 1}})");
static_assert(to_latex(diff(cbrt(x), x)) == R"(\frac{1}{3 \sqrt[3]{x}^{2}})");
static_assert(to_latex(diff(erf(x), x)) == R"(\frac{2 e^{-x^{2}}}{\sqrt{\pi}})");
static_assert(to_latex(diff(tanh(x), x)) == R"(1 - \tanh^{2}\left(x\right))");
static_assert(to_latex(diff(pow(x, y), x)) == R"(y x^{y - 1})");
static_assert(to_latex(diff(exp2(x), x)) == R"(2^{x} \log\left(2\right))");
static_assert(to_latex(diff(sigmoid(w1 * x), w1)) ==
              R"(x \left(1 - \sigma\left(w_{1} x\right)\right) \sigma\left(w_{1} x\right))");
static_assert(to_latex(taylor<5>(sin(x), x)) == R"(\frac{x^{5}}{120} - \frac{x^{3}}{6} + x)");
static_assert(to_latex(gradient(x * x + y * y)) == R"(\begin{pmatrix} 2 x \\ 2 y \end{pmatrix})");
static_assert(to_latex(hessian(x * x * y)) ==
              R"(\begin{pmatrix} 2 y & 2 x \\ 2 x & 0 \end{pmatrix})");

// Where products need a dot, and where parentheses are needed: as the graph has it.
constexpr bool is_set_as(std::string_view formula, std::string_view latex) {
  graph g;
  characters out;
  write_latex(out, g, parse(formula, g).value.in(g));
  return out.view() == latex;
}
static_assert(is_set_as("x*2*3", R"(x \cdot 2 \cdot 3)"));
static_assert(is_set_as("3*2^y", R"(3 \cdot 2^{y})"));
static_assert(is_set_as("y*exp2(x)", R"(y \cdot 2^{x})"));
static_assert(is_set_as("2*(1/x)", R"(2 \cdot \frac{1}{x})"));
static_assert(is_set_as("2*(x/y)", R"(2 \frac{x}{y})"));
static_assert(is_set_as("2*exp(x)*sin(x)*cos(y)",
                        R"(2 e^{x} \sin\left(x\right) \cos\left(y\right))"));
static_assert(is_set_as("x*(y*z)", R"(x y z)"));
static_assert(is_set_as("x + (y + z)", R"(x + y + z)"));
static_assert(is_set_as("x - (y + z)", R"(x - \left(y + z\right))"));
static_assert(is_set_as("x + (-y)", R"(x - y)"));
static_assert(is_set_as("x + (-3)*y", R"(x - 3 y)"));
static_assert(is_set_as("x - (-3)*y", R"(x - \left(-3 y\right))"));
static_assert(is_set_as("x + (-y + z)", R"(x + \left(-y + z\right))"));
static_assert(is_set_as("x*(-3)", R"(x \left(-3\right))"));
static_assert(is_set_as("(-x + y)*z", R"(\left(-x + y\right) z)"));
static_assert(is_set_as("-(x + y)*z", R"(-\left(x + y\right) z)"));
static_assert(is_set_as("-(-x)", R"(-\left(-x\right))"));
static_assert(is_set_as("(x/y)^2", R"(\left(\frac{x}{y}\right)^{2})"));
static_assert(is_set_as("(-x)^2", R"(\left(-x\right)^{2})"));
static_assert(is_set_as("(x^2)^3", R"(\left(x^{2}\right)^{3})"));
static_assert(is_set_as("x^(y + 1)", R"(x^{y + 1})"));
static_assert(is_set_as("(x y)^z", R"(\left(x y\right)^{z})"));
static_assert(is_set_as("sin(x)^-1", R"(\sin\left(x\right)^{-1})"));
static_assert(is_set_as("x - expm1(y)", R"(x - \left(e^{y} - 1\right))"));
static_assert(is_set_as(
    "2*where(x < y, x, y)",
    R"(2 \left(\begin{cases} x & \text{if } x < y \\ y & \text{otherwise} \end{cases}\right))"));

// Names.
constexpr bool is_named(std::string_view name, std::string_view latex) {
  characters out;
  write_latex_name(out, name);
  return out.view() == latex;
}
static_assert(is_named("x", "x") && is_named("alpha", "\\alpha") && is_named("Omega", "\\Omega"));
static_assert(is_named("theta1", "\\theta_{1}") && is_named("w12", "w_{12}") &&
              is_named("lambda_", "\\lambda"));
static_assert(is_named("x_max", "x_{\\mathrm{max}}") && is_named("x_1_alpha", "x_{1, \\alpha}"));
static_assert(is_named("rate", "\\mathrm{rate}") && is_named("rate2", "\\mathrm{rate}_{2}"));
static_assert(is_named("v1'", "\\bar{v}_{1}") && is_named("p[3]'", "\\bar{p}_{3}") &&
              is_named("μ", "\\mu"));
static_assert(is_named("_x", "\\mathrm{\\_x}") && is_named("w1[2]", "w_{1, 2}"));
static_assert(to_latex(p[0_c] * p[1_c]) == "p_{0} p_{1}");

// Derivatives that are still to be found, and functions that only their users know.
constexpr characters called(const function_info& f, std::string_view argument) {
  graph g;
  const term u = parse(argument, g).value, call = detail::intern_call(&f, &u, g);
  characters out;
  write_latex(
      out, g,
      (make(node_kind::multiply, term(g, g.variable("x")), make(node_kind::power, call, 2))).index);
  return out;
}
constexpr characters called(std::string_view name, std::string_view argument) {
  return called(detail::named_function(characters(name)), argument);
}
constexpr characters derivative_by(std::string_view variable, bool is_partial,
                                   std::string_view argument) {
  graph g;
  const detail::derivative_sign<> sign(g, g.variable(variable), is_partial);
  return called(sign.function(), argument);
}
static_assert(derivative_by("x", false, "x + y").view() ==
              R"(x \left(\frac{d}{d x}\left(x + y\right)\right)^{2})");
static_assert(derivative_by("w1", true, "x").view() ==
              R"(x \left(\frac{\partial}{\partial w_{1}}\left(x\right)\right)^{2})");
// A user's function of that name is a function like any other.
static_assert(called("d/dx", "x").view() == R"(x \operatorname{d/dx}\left(x\right)^{2})");
static_assert(called("soft_sign", "x").view() ==
              R"(x \operatorname{soft\_sign}\left(x\right)^{2})");
static_assert(called("cot", "x").view() == R"(x \cot^{2}\left(x\right))");

}  // namespace
