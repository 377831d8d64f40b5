// SPDX-License-Identifier: BSL-1.0
// Powers of e, pi, numbers and positive functions, beside the form in which a textbook would print
// their derivatives: without a condition that never holds.

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"z"> z;
constexpr variable<"k"> k;

// e^u is exp u, however it is written; a power of e with a number is a power.
static_assert(to_string(pow(e, x)) == "exp(x)" && to_latex(pow(e, x)) == "e^{x}");
static_assert(to_string("e^x"_f) == "exp(x)" && to_string("e^-x"_f) == "exp(-x)" &&
              to_string("pow(e, 2x)"_f) == "exp(2*x)");
static_assert(to_string(traced([](auto base, auto u) { return pow(base, u); }, e, x)) == "exp(x)");
static_assert(to_string(pow(e, pi)) == "exp(pi)");
static_assert(to_string(pow(e, 2_c)) == "e^2" && to_latex("e^2*x"_f) == "e^{2} x" &&
              to_string("e^(2)"_f) == "e^2");
static_assert(to_string("e^1"_f) == "e" && to_string("e^(1/2)"_f) == "sqrt(e)" &&
              to_string("e^-1"_f) == "1/e");
static_assert(pow(e, x)(x = 1.5) == exp(x)(x = 1.5) && pow(e, x)(x = -800.0) == 0);
static_assert(operation_count(pow(e, x), diff(pow(e, x), x)).total() == 1);
static_assert(operation_count(diff(pow(e, (x * y)), x)).total() == 3);

// exp of a number is that power of e.
static_assert(exp(1_c) == e && exp(2_c) == e * e && pow(e, 2_c) == e * e &&
              sqrt(e) == pow(e, 0.5_c));
static_assert(diff(pow(e, x), x) == pow(e, x));
static_assert(exp(-1_c) == 1_c / e && exp(-3_c) == 1_c / (e * e * e) &&
              exp(100_c) == pow(e, 100_c));
static_assert(exp(0.5_c) == sqrt(e) && exp(-0.5_c) == 1_c / sqrt(e) && exp(0.3_c) == pow(e, 0.3_c));
static_assert(exp(x + 2_c - x) == e * e && exp(x + 1_c - x) == e);
static_assert(exp(1_c) != e * e && exp(2_c) != e && exp(3_c) != e * e && exp(0.5_c) != e &&
              exp2(2_c) != e * e);
static_assert(to_string(exp(1_c) * x) == "e*x" && to_string(simplify(exp(1_c) - e)) == "0");

// A power of e^x by x, also where e^x is too small or too large for a double.
static_assert(to_string(diff(pow(exp(x), y), x)) == "y*exp(x)^y");
static_assert(to_string(diff(z * sin(pow(exp(x), y)), x)) == "y*z*cos(exp(x)^y)*exp(x)^y");
static_assert(to_string(diff(pow(exp(x), y), x, y)) == "x*y*exp(x)^y + exp(x)^y");
static_assert(diff(pow(exp(x), y), x)(x = -800.0, y = 0.1) == 0);
static_assert(diff(z * pow(exp(x), y), x, x)(x = -800.0, y = 0.1, z = 2.0) == 0);
static_assert(diff(pow(exp(x), y), x)(x = 0.0, y = 3.0) == 3);
static_assert(diff(pow(exp2(x), y), x)(x = 1.0, y = 2.0) == diff(exp2(2_c * x), x)(x = 1.0));

// The derivatives of a calculus course.
static_assert(to_string(diff("e^x"_f, x)) == "exp(x)" &&
              to_string(diff<3>("e^x"_f, x)) == "exp(x)");
static_assert(to_string(diff("x e^x"_f, x)) == "x*exp(x) + exp(x)");
static_assert(to_string(diff("e^(-x^2)"_f, x)) == "-2*x*exp(-x^2)");
static_assert(to_string(diff<2>("e^(-x^2)"_f, x)) == "4*x^2*exp(-x^2) - 2*exp(-x^2)");
static_assert(to_string(diff<3>("e^(-x^2)"_f, x)) == "12*x*exp(-x^2) - 8*x^3*exp(-x^2)");
static_assert(to_string(diff("x^2*e^(3x)"_f, x)) == "3*x^2*exp(3*x) + 2*x*exp(3*x)");
static_assert(to_string(diff<2>("x^2*e^(3x)"_f, x)) ==
              "9*x^2*exp(3*x) + 12*x*exp(3*x) + 2*exp(3*x)");
static_assert(to_string(diff("e^x*sin(x)"_f, x)) == "cos(x)*exp(x) + exp(x)*sin(x)");
static_assert(to_string(diff<2>("e^x*sin(x)"_f, x)) == "2*cos(x)*exp(x)");
static_assert(to_string(diff("e^(1/x)"_f, x)) == "-exp(1/x)/x^2");
static_assert(to_string(diff("e^x/(1 + e^x)"_f, x)) == "exp(x)/(1 + exp(x))^2");
static_assert(to_string(diff<2>("e^x/(1 + e^x)"_f, x)) == "(1 - exp(x))*exp(x)/(1 + exp(x))^3");
static_assert(to_string(diff("(e^x - e^-x)/2"_f, x)) == "exp(x)/2 + exp(-x)/2");
static_assert(to_string(diff<3>("(e^x - e^-x)/2"_f, x)) == "exp(x)/2 + exp(-x)/2");
static_assert(to_string(diff("e^(e^x)"_f, x)) == "exp(x)*exp(exp(x))");
static_assert(to_string(diff("e^sqrt(x)"_f, x)) == "exp(sqrt(x))/(2*sqrt(x))");
static_assert(to_string(diff("ln(e^x + 1)"_f, x)) == "exp(x)/(1 + exp(x))");
static_assert(to_string(diff("e^x*ln(x)"_f, x)) == "exp(x)*log(x) + exp(x)/x");
static_assert(to_string(diff("1 - e^(-k*x)"_f, x)) == "k*exp(-k*x)");
static_assert(to_string(diff("e^(-x^2/2)/sqrt(2pi)"_f, x)) == "-x*exp(-x^2/2)/sqrt(2*pi)");
static_assert(to_string(diff("1/(e^x - 1)"_f, x)) == "-exp(x)/(exp(x) - 1)^2");
static_assert(to_string(diff("e^(k*x)*cos(y*x)"_f, x)) ==
              "k*cos(x*y)*exp(k*x) - y*exp(k*x)*sin(x*y)");
static_assert(to_string(diff("e^ln(x)"_f, x)) == "1" &&
              to_string(diff("e^pi*x"_f, x)) == "exp(pi)");
static_assert(to_string(diff("e^2*x"_f, x)) == "e^2" && to_string(diff("e^e"_f, x)) == "0");
static_assert(to_string(diff("2^x"_f, x)) == "log(2)*2^x" &&
              to_string(diff<3>("2^x"_f, x)) == "log(2)^3*2^x");
static_assert(to_string(diff("10^(x^2)"_f, x)) == "2*x*log(10)*10^(x^2)");
static_assert(to_string(diff("x*2^x"_f, x)) == "x*log(2)*2^x + 2^x");
static_assert(to_string(diff("3^-x"_f, x)) == "-log(3)*3^(-x)");
static_assert(to_string(diff("5^sin(x)"_f, x)) == "cos(x)*log(5)*5^sin(x)");
static_assert(to_string(diff("2^(3^x)"_f, x)) == "log(2)*log(3)*2^(3^x)*3^x");
static_assert(to_string(diff("pi^x"_f, x)) == "log(pi)*pi^x" &&
              to_string(diff<2>("pi^x"_f, x)) == "log(pi)^2*pi^x");
static_assert(to_string(diff("x^pi"_f, x)) == "pi*x^(pi - 1)" &&
              to_string(diff("x^e"_f, x)) == "e*x^(e - 1)");
static_assert(to_string(diff(pow(sqrt(2_c), x), x)) == "log(sqrt(2))*sqrt(2)^x");
static_assert(to_string(diff("(pi - e)^x"_f, x)) == "log(pi - e)*(pi - e)^x");
static_assert(to_string(diff("log(2)^x"_f, x)) == "log(log(2))*log(2)^x");
static_assert(to_string(diff("sin(1)^x"_f, x)) == "log(sin(1))*sin(1)^x");
static_assert(to_string(diff("(x^2 + 1)^(1/x)"_f, x)) ==
              "2*(x^2 + 1)^(1/x - 1) - log(x^2 + 1)*(x^2 + 1)^(1/x)/x^2");
static_assert(to_string(diff("(1 + x^2)^x"_f, x)) ==
              "2*x^2*(x^2 + 1)^(x - 1) + log(x^2 + 1)*(x^2 + 1)^x");
static_assert(to_latex(diff("e^(-x^2)"_f, x)) == "-2 x e^{-x^{2}}" &&
              to_latex(diff("e^(k*x)"_f, x)) == "k e^{k x}");
static_assert(to_latex(diff("pi^x"_f, x)) == R"(\log\left(\pi\right) \pi^{x})");
static_assert(to_latex(diff("e^x*sin(x)"_f, x)) ==
              R"(\cos\left(x\right) e^{x} + e^{x} \sin\left(x\right))");
static_assert(to_string(hessian(pow(e, (k * x)))) ==
              "[x^2*exp(k*x), k*x*exp(k*x) + exp(k*x); k*x*exp(k*x) + exp(k*x), k^2*exp(k*x)]");
static_assert(to_string(taylor<3>(pow(e, x), x)) == "x^3/6 + x^2/2 + x + 1");

// A derivation ends where it says "put together".
static_assert(explain(diff(pow(e, x), x)).text() ==
              "f = exp(x)\n\n1. known derivative: d/dx(exp(x)) = exp(x)");
static_assert(explain(diff(pow(pi, x), x))
                  .text()
                  .starts_with("f = pi^x\n\n1. known derivative: d/dx(pi^x) = log(pi)*pi^x"));

// A base that cannot compute to 0 needs no condition.
template <class U>
constexpr bool is_positive(U u) {
  return diff(pow(u, y), y) == log(u) * pow(u, y);
}
static_assert(is_positive(1_c + x * x) && is_positive(x * x + z * z + 0.5_c) &&
              is_positive(1e-300_c + x * x));
static_assert(is_positive(2_c + sin(x)) && is_positive(3_c - square(cos(x))) &&
              is_positive(1_c + 1_c / (1_c + x * x)));
static_assert(is_positive(sqrt(1_c + x * x)) && is_positive(1_c + sqrt(x)) &&
              is_positive(1_c + abs(x)));
static_assert(is_positive(cosh(x)) && is_positive(exp(sin(x))) && is_positive(log(3_c + exp(x))));
static_assert(is_positive(max(1_c, x)) && is_positive(max(x, 1_c)) && is_positive(hypot(x, 2_c)));
static_assert(is_positive(1_c + softplus(x)) && is_positive(2_c - sigmoid(x)) &&
              is_positive(pi + atan(x)));
static_assert(is_positive(where(x < 0_c, 1_c - sin(x) / 2_c, 2_c)) &&
              is_positive(1_c / cosh(sin(x))));
static_assert(is_positive(pow(x * x + 1_c, 4_c)) && is_positive(stop_gradient(1_c + x * x)));
static_assert(is_positive(-cosh(x)));  // whose logarithm is NaN, with a condition and without

// One that can keeps it: exp underflows, infinities have the reciprocal 0, denormals may be flushed
// to 0.
static_assert(!is_positive(x) && !is_positive(x * x) && !is_positive(1_c + x) &&
              !is_positive(1_c + sin(x)));
static_assert(!is_positive(exp(x) + z * z) && !is_positive(exp(x) * (1_c + z * z)) &&
              !is_positive(sigmoid(x)));
static_assert(!is_positive(1_c / (1_c + x * x)) && !is_positive(4e-320_c + x * x) &&
              !is_positive(exp(x) + exp(z)));
static_assert(!is_positive(exp2(-2000_c - x * x)) && !is_positive(abs(x)) &&
              !is_positive(where(x < 0_c, x, 1_c)));
static_assert(!is_positive(exp2(1_c / sqrt(x))));  // sqrt(-0) is -0, and exp2 of -infinity 0
static_assert(diff(pow(exp2(1_c / sqrt(x)), y), y)(x = -0.0, y = 1.0) == 0);
static_assert(!is_positive(exp2(sin(x) - 160_c)));  // 0 in float
static_assert(diff(pow(exp2(sin(x) - 160_c), y), y)(x = 0.0F, y = 1.0F) == 0);
static_assert(!is_positive(max(x, 1_c + sqrt(z))));  // max is its first argument where one is NaN
static_assert(!is_positive(tgamma(x)));              // which is small for negative numbers
static_assert(diff(pow(exp(x) + z * z, y), y)(x = -800.0, y = 1.0, z = 0.0) == 0);
static_assert(diff(pow(exp(x) * (1_c + z * z), y), y)(x = -800.0, y = 1.0, z = 0.0) == 0);
static_assert(diff(pow(1_c / (1_c + x * x), y), y)(x = 1e200, y = 1.0) == 0);
static_assert(diff(pow(max(x, 2_c + sqrt(z)), y), y)(x = 0.0, y = 1.0, z = -1.0) == 0);

// The logarithm of exp u is u, however small exp u is.
static_assert(to_string(diff(pow(exp(x), y), y)) == "x*exp(x)^y" &&
              to_string(diff("(e^x)^y"_f, y)) == "x*exp(x)^y");
static_assert(diff(pow(exp(x), y), y)(x = -800.0, y = 1.0) == 0 &&
              diff(pow(exp(x), y), y)(x = 2.0, y = 0.0) == 2);
static_assert(to_string(diff(pow(exp(1_c), x), x)) == "exp(x)");

// Conditions that a user wrote are decided too, where derivatives and text simplify.
static_assert(to_string(where(equals(1_c + x * x, 0_c), y, x)) == "x");
static_assert(to_string(where(differs(x * x, -1_c), y, x)) == "y");
static_assert(to_string(where(equals(x * x, 1_c), y, x)) == "where(x^2 == 1, y, x)");

// A function that only the running program can compute is not computed in advance.
struct counted_from_one {
  static constexpr std::string_view name = "counted_from_one";
  static constexpr interval domain = all_reals;
  template <class T>
  static T value(T u) {
    return u + T(1);
  }
  static constexpr term derivative(term, term) { return 1; }
};
constexpr auto at_run_time = pow(nabla::apply<counted_from_one>(2_c), y);
static_assert(to_string(diff(at_run_time, y)) ==
              "counted_from_one(2)^y*where(counted_from_one(2) == 0, 0, log(counted_from_one(2)))");

// The search for a range stops after a while, and then knows nothing.
constexpr auto nested = traced(
    [](auto u) {
      auto v = u;
      for (int i = 0; i < 200; ++i) v = 1 + sqrt(v * v + u);
      return v;
    },
    x);
static_assert(operation_count(diff(pow(nested, y), y)).total() > 800);

}  // namespace
