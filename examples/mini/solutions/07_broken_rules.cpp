// SPDX-License-Identifier: BSL-1.0
// Exercise 7: reverse mode with a rule left to choose, four laws, and which of them notice what.
#include "../4_reverse.cpp"

namespace mini {

constexpr auto cos(is_expression auto u) { return call<kind::cos, decltype(u)>(); }

enum class mistake { none, half_a_product, sign_of_cos, replaced_adjoint };

constexpr adjoints zeros(shared_graph& g) {
  adjoints d{};
  for (term& adjoint : d.by) adjoint = number(g, 0);
  return d;
}

/// As pass_on, with one mistake. The contributions come from the rules as they are.
constexpr void pass_on(mistake made, adjoints& d, shared_graph& g, int i) {
  const node n = g.nodes[i];
  if (n.what < kind::add) return;
  adjoints own = zeros(g);
  own.by[i] = d.by[i];
  pass_on(own, g, i);
  if (made == mistake::half_a_product && n.what == kind::multiply) own.by[n.b] = number(g, 0);
  if (made == mistake::sign_of_cos && n.what == kind::cos)
    own.by[n.a] = times(d.by[i], sin({&g, n.a}));
  for (int k = 0; k < i; ++k) {
    if (is_integer(own.by[k], 0)) continue;
    d.by[k] = made == mistake::replaced_adjoint ? own.by[k] : plus(d.by[k], own.by[k]);
  }
}

/// The derivative of a node by another.
constexpr term derivative(mistake made, term result, term by) {
  shared_graph& g = *result.graph_of_it;
  adjoints d = zeros(g);
  d.by[result.at] = number(g, 1);
  for (int i = result.at; i >= 0; --i) pass_on(made, d, g, i);
  return d.by[by.at];
}

bool are_close(double u, double v) { return std::abs(u - v) < 1e-6; }
double at_a_point(term u, double x_now = 0.7) {
  return value(*u.graph_of_it, u.at, x = x_now, y = 1.3);
}

/// d(u + v) = du + dv
bool is_linear(mistake made) {
  shared_graph g;
  const term a = term_of(g, x), u = a * term_of(g, y), v = sin(a);
  return are_close(at_a_point(derivative(made, u + v, a)),
                   at_a_point(derivative(made, u, a)) + at_a_point(derivative(made, v, a)));
}
/// The derivative of sin^2 + cos^2, which is 1 everywhere, is 0.
bool keeps_a_constant(mistake made) {
  shared_graph g;
  const term a = term_of(g, x), s = sin(a), c = cos(a), s2 = s * s;
  return are_close(at_a_point(derivative(made, s2 + c * c, a)), 0);
}
/// d2f/dxdy = d2f/dydx
bool has_one_mixed_partial(mistake made) {
  shared_graph g;
  const term a = term_of(g, x), b = term_of(g, y), c = cos(a * b), u = c + a * b * b;
  return are_close(at_a_point(derivative(made, derivative(made, u, a), b)),
                   at_a_point(derivative(made, derivative(made, u, b), a)));
}
/// The derivative is what the quotient (f(x + h) - f(x - h))/2h tends to.
bool is_like_differences(mistake made) {
  shared_graph g;
  const term a = term_of(g, x), b = term_of(g, y), c = cos(a) * b, u = c + a * sin(a);
  const double h = 1e-4;
  return are_close(at_a_point(derivative(made, u, a)),
                   (at_a_point(u, 0.7 + h) - at_a_point(u, 0.7 - h)) / (2 * h));
}

}  // namespace mini

int main() {
  using namespace mini;
  const char* const names[] = {"nothing broken   ", "half a product   ", "sign of cos      ",
                               "replaced adjoint "};
  std::cout << "                  linear  constant  mixed  differences\n";
  for (int i = 0; i < 4; ++i) {
    const mistake m = static_cast<mistake>(i);
    const auto word = [](bool holds) { return holds ? "holds" : "FAILS"; };
    std::cout << names[i] << " " << word(is_linear(m)) << "   " << word(keeps_a_constant(m))
              << "     " << word(has_one_mixed_partial(m)) << "  " << word(is_like_differences(m))
              << "\n";
  }
}
