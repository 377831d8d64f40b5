// SPDX-License-Identifier: BSL-1.0
// A user's function may have any name, nabla's included: nabla does not take it for its own
// function of that name.

#include <nabla/nabla.hpp>

#include "namesakes.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr auto relu_of_x = apply<namesakes::relu>(x);
constexpr auto pow_of_x = apply<namesakes::pow>(x);
constexpr auto sqrt_of_x = apply<namesakes::sqrt>(x);
constexpr auto exp_of_x = apply<namesakes::exp>(x);
constexpr auto sin_of_x = apply<namesakes::sin>(x);
constexpr auto atan2_of_x = apply<namesakes::atan2>(x);
constexpr auto min_of_x = apply<namesakes::min>(x);
constexpr auto e_of_x = apply<namesakes::e>(x);
constexpr auto pi_of_x = apply<namesakes::pi>(x);
constexpr auto tanh_of_x = apply<namesakes::tanh>(x);
constexpr auto hypot_of_xy = apply<namesakes::hypot>(x, y);
constexpr auto pow_of_xy = apply<namesakes::pow_of_two>(x, y);

constexpr bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

template <class F>
constexpr auto c_text = to_c(F{}, "f");
template <class F>
constexpr bool c_contains(F, std::string_view part) {
  return contains(c_text<F>, part);
}

// Values and derivatives are the user's.
static_assert(relu_of_x(x = -8.0) == -1 && diff(relu_of_x, x)(x = -8.0) == 0.125);
static_assert(pow_of_x(x = 2.0) == 8 && diff(pow_of_x, x)(x = 2.0) == 12);
static_assert(sqrt_of_x(x = 4.0) == 5 && diff(sqrt_of_x, x)(x = 4.0) == 1);
static_assert(exp_of_x(x = 3.0) == 6 && diff(exp_of_x, x)(x = 3.0) == 2);
static_assert(sin_of_x(x = 3.0) == 9 && diff(sin_of_x, x)(x = 3.0) == 6);
static_assert(atan2_of_x(x = 3.0) == -3 && min_of_x(x = 3.0) == 4);
static_assert(e_of_x(x = 3.0) == 12 && pi_of_x(x = 3.0) == 15);
static_assert(hypot_of_xy(x = 3.0, y = 4.0) == 12 &&
              gradient(hypot_of_xy)(x = 3.0, y = 4.0)[0] == 4);
static_assert(pow_of_xy(x = 3.0, y = 4.0) == -1 && gradient(pow_of_xy)(x = 3.0, y = 4.0)[1] == -1);
static_assert(diff(tanh_of_x, x)(x = 3.0) == 1 - 36);

// They are not nabla's functions, and meet them in one formula.
static_assert(relu_of_x != relu(x) && sin_of_x != sin(x));
static_assert(simplify(relu_of_x - relu(x) + relu(x)) == relu_of_x && relu_of_x - relu(x) != 0_c);
static_assert(to_string(relu_of_x + relu(x)) == "relu(x) + relu(x)");
static_assert(to_string(diff(sin_of_x + sin(x), x)) == "2*x + cos(x)");
static_assert((relu_of_x - relu(x))(x = -8.0) == -1);

// Terms that differ in nothing but which function of one name is called have an order, however the
// graph was built.
constexpr int order_of_both(bool users_first) {
  graph g;
  const term argument(g, g.variable("x"));
  const function_info* const functions[] = {&info_of<rectifier>, &info_of<namesakes::relu>};
  const term first = make_call(functions[users_first], &argument);
  const term second = make_call(functions[!users_first], &argument);
  if (compare(g, first.index, second.index) != -compare(g, second.index, first.index)) return 0;
  return users_first ? compare(g, first.index, second.index)
                     : compare(g, second.index, first.index);
}
static_assert(order_of_both(true) != 0 && order_of_both(true) == order_of_both(false));

// Text.
static_assert(to_string(pow_of_x) == "pow(x)" && to_string(pow_of_xy) == "pow(x, y)");
static_assert(to_string(square(sqrt_of_x)) == "sqrt(x)^2" && to_string(e_of_x * e) == "e*e(x)");
static_assert(to_string(diff(pow_of_x, x)) == "3*x^2");
static_assert(to_string(apply<namesakes::nameless>(x) * y) == "y*(x)");

// LaTeX.
static_assert(to_latex(pow_of_x) == R"(\operatorname{pow}\left(x\right))");
static_assert(to_latex(pow_of_xy) == R"(\operatorname{pow}\left(x, y\right))");
static_assert(to_latex(sqrt_of_x) == R"(\operatorname{sqrt}\left(x\right))");
static_assert(to_latex(exp_of_x) == R"(\exp\left(x\right))");
static_assert(to_latex(relu_of_x) == R"(\operatorname{relu}\left(x\right))");
static_assert(to_latex(atan2_of_x) == R"(\operatorname{atan2}\left(x\right))");
static_assert(to_latex(e_of_x + pi_of_x) ==
              R"(\operatorname{e}\left(x\right) + \operatorname{pi}\left(x\right))");

// C: a declaration under the user's own name, unless that name means something else there.
static_assert(c_contains(relu_of_x, "double relu(double u);"));
static_assert(c_contains(relu_of_x, "= relu(in[0]);") && !c_contains(relu_of_x, "nabla_relu"));
static_assert(c_contains(pow_of_x, "double user_pow(double u);"));
static_assert(c_contains(pow_of_x, "= user_pow(in[0]);") && !c_contains(pow_of_x, "math.h"));
static_assert(c_contains(sin_of_x * sin(x), "= user_sin(in[0]);\n  const double v3 = sin(in[0]);"));
static_assert(c_contains(relu_of_x * relu(x),
                         "= relu(in[0]);\n  const double v3 = nabla_relu(in[0]);"));
static_assert(c_contains(e_of_x, "double e(double u);"));
static_assert(c_contains(apply<namesakes::keyword>(x), "double user_int(double u);"));
static_assert(c_contains(apply<namesakes::value_of_c>(x), "double user_v2(double u);"));
static_assert(c_contains(apply<namesakes::sign_of_root>(x), "double user__E2_88_9A(double u);"));
static_assert(c_contains(relu_of_x + apply<namesakes::other::relu>(x), "double relu_2(double u);"));

// Drawings and derivations.
static_assert(contains(to_dot(pow_of_x), "[label=\"pow\""));
static_assert(contains(explain(diff(pow_of_x, x)), "d/dx(pow(x)) = 3*x^2"));
static_assert(contains(explain(diff(pow_of_x, x)).latex(),
                       R"(\frac{d}{d x}\left(\operatorname{pow}\left(x\right)\right))"));

// In formulas the last function of a name counts. It also goes before words such as square and
// where, which are not functions of the catalogue.
using all = extended<catalogue, namesakes::relu, namesakes::pow, namesakes::sin, namesakes::e,
                     namesakes::ln, namesakes::square, namesakes::where, namesakes::stop_gradient>;
static_assert(formula<"relu(x)", all>{} == relu_of_x && formula<"sin(x)", all>{} == sin_of_x);
static_assert(formula<"pow(x)", all>{} == pow_of_x && formula<"x^3", all>{} == x * x * x);
static_assert(formula<"e(x)", all>{} == e_of_x);
static_assert(formula<"ln(x)", all>{} == apply<namesakes::ln>(x) &&
              formula<"log(x)", all>{} == log(x));
static_assert(formula<"square(x)", all>{}(x = 3.0) == 21 &&
              formula<"where(x)", all>{}(x = 3.0) == 24);
static_assert(formula<"stop_gradient(x)", all>{}(x = 3.0) == 27);
static_assert("ln(x)"_f == log(x) && "square(x)"_f == x * x && "2*\u03C0"_f == 2_c * pi);
static_assert(formula<"pow(x, y)", extended<catalogue, namesakes::pow_of_two>>{} == pow_of_xy);

// Facets of a user's struct: twins, complements, reciprocals.
constexpr auto fast = apply<namesakes::fast_sine>(x) * apply<namesakes::fast_cosine>(x);
static_assert(fast(x = 0.5) == 0.5 * 0.5);
static_assert((apply<namesakes::fast_sine>(x) + 10_c * apply<namesakes::fast_cosine>(x) +
               100_c * apply<namesakes::slow_cosine>(x))(x = 0.5) == 0.5 + 10 * 0.5 + 100 * 2.5);
static_assert(to_string(square(apply<namesakes::factorial>(x)) *
                        apply<namesakes::factorial>(x + 1_c)) == "x!^2*(x + 1)!");
static_assert(to_string(apply<namesakes::difference>(x, y - x)) == "x - (y - x)");
static_assert(to_string(square(apply<namesakes::loss>(x, y))) == "(x - 2*y)^2");
static_assert(to_latex(square(apply<namesakes::loss>(x + 1_c, y - x))) ==
              R"(\left(x + 1 - 2 \left(y - x\right)\right)^{2})");
static_assert(to_latex(y * apply<namesakes::factorial>(x + 1_c)) == R"(y \left(x + 1\right)!)");
static_assert(to_latex(square(apply<namesakes::fast_sine>(x))) ==
              R"(\operatorname{fsin}^{2}\left(x\right))");
static_assert(
    to_c(apply<namesakes::factorial>(x), "f") ==
    "#include <math.h>\nvoid f(const double* in, double* out) {\n  const double v2 = tgamma(1.0 + "
    "in[0]);\n  out[0] = v2;\n}\n");
static_assert(c_contains(apply<namesakes::loss>(x, y),
                         "static inline double my_loss(double u, double v) { return u - 2.0*v; }"));
static_assert(c_contains(apply<namesakes::fast_sine>(x),
                         "double fsin(double u);  /* not in the C library"));

// A twin is computed by one instruction; a complement stands for its difference.
constexpr auto ramp = apply<namesakes::ramp>(x);
static_assert(diff(ramp, x)(x = 0.25) == 0.25 * (1000 - 0.25));
static_assert(operation_count(diff(ramp, x)) ==
              operation_counts{.additions = 1, .multiplications = 1, .calls = 1});
static_assert(ramp(x = 0.25) == 0.25);
static_assert(diff(apply<namesakes::square_of_ramp>(x), x)(x = 0.25) == 1 - 0.25 * 0.25);
static_assert(gradient(hypot(x, y))(x = 3e-310, y = 4e-310)[0] <
              1);  // not by way of the infinite reciprocal
static_assert(operation_count("pow(x, 3)"_f).calls == 0);
static_assert(operation_count(diff(tanh(x), x)) ==
              operation_counts{.additions = 1, .multiplications = 1, .calls = 1});

}  // namespace
