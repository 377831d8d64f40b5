// SPDX-License-Identifier: BSL-1.0
// No global state: compiled, this has constants and code, and nothing that can be written to
// (cmake/check_state.cmake).

#include <array>
#include <complex>
#include <string>

#include <nabla/nabla.hpp>
#include <nabla/print/to_dot.hpp>
#include <nabla/print/to_latex.hpp>

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr vector_variable<"p", 3> p;
constexpr auto f =
    sin(x * y) * exp(-x) + lgamma(x) * atan2(y, x) + where(x < y, sqrt(x), digamma(y)) + pow(x, y);
constexpr auto g = "sigmoid(x)*polygamma(1, x) + erf(y)^2 - cbrt(x) + pi*e"_f;
constexpr auto h = traced(
    [](auto u, auto v) {
      for (int k = 0; k < 4; ++k) u = 0.5 * u + v;
      return u;
    },
    x, y);
constexpr auto step = descent_step(h * h, wrt(x, y), 0.1_c);

std::array<double, 2> slopes(double u, double v) { return gradient(f, wrt(x, y))(x = u, y = v); }
float single(float u) { return (f + g)(x = u, y = u); }
long double extended(long double u) { return diff(f, x, y)(x = u, y = u); }
std::complex<double> complex(std::complex<double> u) { return h(x = u, y = u); }
double second(double u, double v) { return hessian(f + g, wrt(x, y))(x = u, y = v)(0, 1); }
double product(double u) { return (p[0_c] * p[1_c] * p[2_c])(p = std::array{u, u, u}); }
std::array<double, 2> next(double u, double v) { return step(x = u, y = v); }
double largest_error(double u) { return gradcheck(f, wrt(x, y), at(x = u, y = u)); }
bool inside(double u) { return domain(f)(x = u, y = u); }
std::string_view text() { return to_string(gradient(f)); }
std::string_view latex() { return to_latex(g); }
std::string_view drawing() { return to_dot(h); }
std::string_view code() { return to_c(bundle(f, gradient(f)), "f"); }
std::string_view explained() { return explain(diff(h, x)); }

std::string read(std::string_view formula, double at) {
  graph nodes;
  const parsed result = parse(formula, nodes);
  if (!result) return std::string(words_of(result.expected));
  const sequence<term> variables(1, term(nodes, nodes.variable("x")));
  const sequence<term> partials = reverse_gradient(result.value, variables);
  jacobian_of(nodes, partials, variables, true);
  const node_index root = partials[0].in(nodes);
  characters out;
  write_canonical(out, nodes, root);
  write_domain(out, nodes, root);
  write_c(out, nodes, root, "f");
  values_of(nodes, reachable_from(nodes, root), [at](node_index) { return at; });
  return std::string(out.view());
}
