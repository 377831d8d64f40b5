// SPDX-License-Identifier: BSL-1.0
// Step 4, reverse mode: one loop from the last node to the first finds all partial derivatives.
#include "3_sharing.cpp"

namespace mini {

constexpr term number(shared_graph& g, int n) { return {&g, g.add({kind::integer, n})}; }
constexpr bool is_integer(term u, int n) {
  return u.graph_of_it->nodes[u.at] == node{kind::integer, n};
}

// [simplified]
// What the derivatives use instead of + and *, lest they be full of zeros and ones.
constexpr term plus(term u, term v) {
  if (is_integer(u, 0)) return v;  // holds everywhere
  return is_integer(v, 0) ? u : u + v;
}
constexpr term times(term u, term v) {
  if (is_integer(u, 0) || is_integer(v, 1)) return u;  // 0*v: holds where v is finite
  return is_integer(v, 0) || is_integer(u, 1) ? v : u * v;
}
// [/simplified]

// [reverse]
/// For each node its adjoint: the derivative of the result by that node.
struct adjoints {
  term by[capacity];

  constexpr void contribute(term to, term more) { by[to.at] = plus(by[to.at], more); }
};

/// A node tells its operands what they contribute to the result through it: its own adjoint, times
/// how fast the node changes with that operand.
constexpr void pass_on(adjoints& d, shared_graph& g, int i) {
  const node n = g.nodes[i];
  const term own = d.by[i], u{&g, n.a}, v{&g, n.b};
  if (n.what == kind::add || n.what == kind::multiply) {
    d.contribute(u, n.what == kind::add ? own : times(own, v));
    d.contribute(v, n.what == kind::add ? own : times(own, u));
  }
  if (n.what == kind::sin) d.contribute(u, times(own, cos(u)));
  if (n.what == kind::cos) d.contribute(u, times(number(g, -1), times(own, sin(u))));
}

/// All that use a node stand behind it, so its adjoint is complete when the loop gets there.
constexpr adjoints differentiate(term result) {
  shared_graph& g = *result.graph_of_it;
  adjoints d{};
  for (term& adjoint : d.by) adjoint = number(g, 0);
  d.by[result.at] = number(g, 1);
  for (int i = result.at; i >= 0; --i) pass_on(d, g, i);
  return d;
}
// [/reverse]

// [laws]
/// Whether the derivative of one expression by a variable is the other: the same node.
constexpr bool is_derivative(is_expression auto of, is_expression auto by, is_expression auto is) {
  shared_graph g;
  const term variable = term_of(g, by), derived = differentiate(term_of(g, of)).by[variable.at];
  return derived == term_of(g, is);
}
constexpr integer<2> two;
static_assert(is_derivative(two * x, x, two));
static_assert(is_derivative(x * y, y, x));
static_assert(is_derivative(x * x, x, x + x));
static_assert(is_derivative(sin(x) + y, y, integer<1>()));
static_assert(is_derivative(two, x, integer<0>()));
// [/laws]

/// The partial derivative at a point, for the program.
constexpr double slope(is_expression auto of, is_expression auto by, auto... given) {
  shared_graph g;
  const term variable = term_of(g, by);
  return value(g, differentiate(term_of(g, of)).by[variable.at].at, given...);
}
static_assert(slope(x * x * y, x, x = 3.0, y = 4.0) == 24);

}  // namespace mini

#if __INCLUDE_LEVEL__ == 0
int main() {
  using namespace mini;
  std::cout << "df/dx(3, 4) = " << slope(f, x, x = 3.0, y = 4.0) << "\n";
  std::cout << "df/dy(3, 4) = " << slope(f, y, x = 3.0, y = 4.0) << "\n";
}
#endif
