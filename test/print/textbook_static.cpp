// SPDX-License-Identifier: BSL-1.0
// Derivatives beside the form in which a textbook would print them.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"w"> w;
constexpr variable<"t"> t;
constexpr vector_variable<"p", 2> p;

static_assert(to_string(diff(7_c, x)) == "0");
static_assert(to_string(diff(3_c * x + 2_c, x)) == "3");
static_assert(to_string(diff(x * x, x)) == "2*x");
static_assert(to_string(diff(pow(x, 5_c), x)) == "5*x^4");
static_assert(to_string(diff(1_c / x, x)) == "-1/x^2");
static_assert(to_string(diff(pow(x, -3_c), x)) == "-3/x^4");
static_assert(to_string(diff(sqrt(x), x)) == "1/(2*sqrt(x))");
static_assert(to_string(diff(cbrt(x), x)) == "1/(3*cbrt(x)^2)");
static_assert(to_string(diff(x * x * x / 3_c, x)) == "x^2");
static_assert(to_string(diff(square(x - 1_c), x)) == "2*(x - 1)");
static_assert(to_string(diff(exp(x), x)) == "exp(x)");
static_assert(to_string(diff(exp(-x), x)) == "-exp(-x)");
static_assert(to_string(pow(x * x, y)) == "(x^2)^y" && to_string(pow(x, pow(y, x))) == "x^(y^x)");
static_assert(to_string(diff(exp(x * x), x)) == "2*x*exp(x^2)");
static_assert(to_string(diff(exp2(x), x)) == "exp2(x)*log(2)");
static_assert(to_string(diff(log(x), x)) == "1/x");
static_assert(to_string(diff(log(3_c * x), x)) == "1/x");
static_assert(to_string(diff(log(x * x + 1_c), x)) == "2*x/(x^2 + 1)");
static_assert(to_string(diff(log2(x), x)) == "1/(x*log(2))");
static_assert(to_string(diff(log1p(x), x)) == "1/(x + 1)");
static_assert(to_string(diff(x * log(x), x)) == "1 + log(x)");
static_assert(to_string(diff(x * log(x) - x, x)) == "log(x)");
static_assert(to_string(diff(sin(x), x)) == "cos(x)");
static_assert(to_string(diff(cos(x), x)) == "-sin(x)");
static_assert(to_string(diff(tan(x), x)) == "1 + tan(x)^2");
static_assert(to_string(diff(sin(2_c * x), x)) == "2*cos(2*x)");
static_assert(to_string(diff(sin(x) * cos(x), x)) == "cos(x)^2 - sin(x)^2");
static_assert(to_string(diff(square(sin(x)), x)) == "2*cos(x)*sin(x)");
static_assert(to_string(diff(x * sin(x), x)) == "x*cos(x) + sin(x)");
static_assert(to_string(diff(sin(x) / x, x)) == "cos(x)/x - sin(x)/x^2");
static_assert(to_string(diff(asin(x), x)) == "1/sqrt(1 - x^2)");
static_assert(to_string(diff(acos(x), x)) == "-1/sqrt(1 - x^2)");
static_assert(to_string(diff(atan(x), x)) == "1/(x^2 + 1)");
static_assert(to_string(diff(sinh(x), x)) == "cosh(x)");
static_assert(to_string(diff(cosh(x), x)) == "sinh(x)");
static_assert(to_string(diff(tanh(x), x)) == "1 - tanh(x)^2");
static_assert(to_string(diff(asinh(x), x)) == "1/sqrt(x^2 + 1)");
static_assert(to_string(diff(acosh(x), x)) == "1/sqrt(x^2 - 1)");
static_assert(to_string(diff(atanh(x), x)) == "1/(1 - x^2)");
static_assert(to_string(diff(abs(x), x)) == "sign(x)");
static_assert(to_string(diff(erf(x), x)) == "2*exp(-x^2)/sqrt(pi)");
static_assert(to_string(diff(sigmoid(x), x)) == "(1 - sigmoid(x))*sigmoid(x)");
static_assert(to_string(diff(softplus(x), x)) == "sigmoid(x)");
static_assert(to_string(diff(relu(x), x)) == "where(0 < x, 1, 0)");
static_assert(to_string(diff(tgamma(x), x)) == "digamma(x)*tgamma(x)");
static_assert(to_string(diff(lgamma(x), x)) == "digamma(x)");
static_assert(to_string(diff(pow(x, y), x)) == "y*x^(y - 1)");
static_assert(to_string(diff(hypot(x, y), x)) == "x/hypot(x, y)");
static_assert(to_string(diff(atan2(y, x), x)) == "-y/(x^2 + y^2)");
static_assert(to_string(diff(logsumexp(x, y), x)) == "sigmoid(x - y)");
static_assert(to_string(diff(x / (x + 1_c), x)) == "1/(x + 1)^2");
static_assert(to_string(diff(x * y / (x + y), x)) == "y^2/(x + y)^2");
static_assert(to_string(diff(x * x * y + sin(x * y), x)) == "2*x*y + y*cos(x*y)");
static_assert(to_string(diff(square(w * x - t), w)) == "2*x*(w*x - t)");
static_assert(to_string(diff(exp(-x * x / 2_c), x)) == "-x*exp(-x^2/2)");
static_assert(to_string(diff<2>(sin(x), x)) == "-sin(x)");
static_assert(to_string(diff<2>(x * x * x, x)) == "6*x");
static_assert(to_string(diff<3>(x * x * x, x)) == "6");
static_assert(to_string(diff<2>(log(x), x)) == "-1/x^2");
static_assert(to_string(diff<2>(exp(2_c * x), x)) == "4*exp(2*x)");
static_assert(to_string(diff(x * x * y * y, x, y)) == "4*x*y");
static_assert(to_string(gradient(x * x + y * y, wrt(x, y))) == "[2*x, 2*y]");
static_assert(to_string(hessian(x * x * y, wrt(x, y))) == "[2*y, 2*x; 2*x, 0]");
static_assert(to_string(jacobian(vec(x * y, x + y), wrt(x, y))) == "[y, x; 1, 1]");
static_assert(to_string(descent_step(x * x + y * y, wrt(x, y), 0.1_c)) == "[0.8*x, 0.8*y]");
static_assert(to_string(laplacian(x * x + y * y, wrt(x, y))) == "4");
static_assert(to_string(taylor<5>(sin(x), x)) == "x^5/120 - x^3/6 + x");
static_assert(to_string(diff(p[0_c] * p[1_c], p[0_c])) == "p[1]");
static_assert(to_string(diff(exp(x) * sin(x), x)) == "cos(x)*exp(x) + exp(x)*sin(x)");
static_assert(to_string(diff(sqrt(x * x + y * y), x)) == "x/sqrt(x^2 + y^2)");
static_assert(to_string(diff(1_c / (1_c + exp(-x)), x)) == "exp(-x)/(1 + exp(-x))^2");
static_assert(to_string(diff(-x, x)) == "-1");
static_assert(to_string(diff(0.5_c * x * x, x)) == "x");
static_assert(to_string(diff(0.75_c * x * x, x)) == "3*x/2");
static_assert(to_string(diff(sin(cos(x)), x)) == "-cos(cos(x))*sin(x)");
static_assert(to_string(diff(pi * x * x, x)) == "2*pi*x");
static_assert(to_string(diff(x * stop_gradient(x * x), x)) == "stop_gradient(x^2)");

// Terms meet over a common fraction bar, before a common factor, or when they are multiplied out,
// where that is shorter.
static_assert(to_string(diff("(x^2 - 1)/(x^2 + 1)"_f, x)) == "4*x/(x^2 + 1)^2");
static_assert(to_string(diff("(x^2 + x + 1)/(x^2 + 1)"_f, x)) == "(1 - x^2)/(x^2 + 1)^2");
static_assert(to_string(diff("x^2/(1 + x)^3"_f, x)) == "x*(2 - x)/(x + 1)^4");
static_assert(to_string(diff("(a*x + b)/(c*x + d)"_f, x)) == "(a*d - b*c)/(c*x + d)^2");
static_assert(to_string(diff("x*sqrt(1 - x^2)"_f, x)) == "(1 - 2*x^2)/sqrt(1 - x^2)");
static_assert(to_string(diff("x/sqrt(x^2 + 1)"_f, x)) == "1/sqrt(x^2 + 1)^3");
static_assert(to_string(diff("sqrt(x)*(x - 1)"_f, x)) == "(3*x - 1)/(2*sqrt(x))");
static_assert(to_string(diff("x*cbrt(x + 1)"_f, x)) == "(4*x + 3)/(3*cbrt(x + 1)^2)");
static_assert(to_string(diff("(2x + 1)^2*(3x - 2)^3"_f, x)) == "(2*x + 1)*(30*x + 1)*(3*x - 2)^2");
static_assert(to_string(diff("x*(1 - x)*(2 - x)"_f, x)) == "3*x^2 - 6*x + 2");
static_assert(to_string(diff("x*exp(-3x)/(x^2 + 1)"_f, x)) ==
              "(1 - 3*x^3 - x^2 - 3*x)*exp(-3*x)/(x^2 + 1)^2");
static_assert(to_string(diff("sin(x)/(x + 1)"_f, x)) ==
              "cos(x)/(x + 1) - sin(x)/(x + 1)^2");  // which is no shorter
static_assert(to_string("x*(y + 1)"_f) == "x*(y + 1)" &&
              to_string("(x + y)^2 - x^2"_f) == "(x + y)^2 - x^2");
static_assert(to_string("2*(x + 1) + 3"_f) == "2*x + 5" &&
              to_string("x*(x + 1) + x"_f) == "x^2 + 2*x");

}  // namespace
