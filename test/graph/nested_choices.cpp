// SPDX-License-Identifier: BSL-1.0
// Derivatives of choices within choices are those of the branch that is taken, and no larger than
// other derivatives.

#include <cmath>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../points.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;

constexpr double grid[] = {-1, 0, 0.5, 1, 1.5, 2, 3};

test::formula number_of(nabla::core::number u) { return {test::formula::constant, 0, u, {}, {}}; }

/// A variable, or something small of it, compared with a number at which the points lie.
test::formula random_question(test::dice& d, test::formula if_true, test::formula if_false) {
  test::formula left = test::random_formula(d, d.below(4) == 0 ? 3 : 1);
  test::formula right = number_of(number(d.below(5) - 1, d.below(2) + 1));
  if (d.below(2) == 0) std::swap(left, right);
  return {test::formula::choice, d.below(2), {}, {left, right, if_true, if_false}, {}};
}
test::formula random_nest(test::dice& d, int depth) {
  if (depth == 0) return test::random_formula(d, 2 + d.below(8));
  switch (d.below(6)) {
    case 0:
      return {test::formula::product,
              0,
              {},
              {random_nest(d, depth - 1), random_nest(d, depth - 1)},
              {}};
    case 1:
      return {test::formula::sum,
              0,
              {},
              {random_nest(d, depth - 1), random_nest(d, depth - 1)},
              {false, false}};
    case 2:
      return {test::formula::call, d.below(8), {}, {random_nest(d, depth - 1)}, {}};
    default:
      return random_question(d, random_nest(d, d.below(depth)), random_nest(d, depth - 1));
  }
}

struct grid_point {
  double at[3];
  sequence<double> values(const graph& g, const sequence<bool>& needed) const {
    return values_of(g, needed, [&](node_index i) {
      const std::string name(variable_name(g, g[i].a()).view());
      return at[std::find(test::variable_names.begin(), test::variable_names.end(), name) -
                test::variable_names.begin()];
    });
  }
  double value(term u) const {
    return u.owner == nullptr ? to<double>(u.plain) : value(*u.owner, u.index);
  }
  double value(const graph& g, node_index root) const {
    return values(g, reachable_from(g, root))[root];
  }
};

/// The formula with the branches that are taken at the point in place of the choices.
node_index take_branches(const graph& from, node_index root, const grid_point& here, graph& to) {
  const sequence<bool> needed = reachable_from(from, root);
  const sequence<double> v = here.values(from, needed);
  sequence<node_index> places(root + 1);
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = from[i];
    if (!needed[i]) continue;
    if (!n.is_choice())
      places[i] = move_node(from, n, places.items, to);
    else
      places[i] = places[detail::compared(n.kind(), v[from[n.a()].a()], v[from[n.a()].b()])
                             ? from[n.b()].a()
                             : from[n.b()].b()];
  }
  return places[root];
}

/// Whether nothing is large, undefined or at an end of where it is defined.
bool harmless(const graph& g, node_index root, const grid_point& here) {
  const sequence<bool> needed = reachable_from(g, root);
  const sequence<double> v = here.values(g, needed);
  const auto small = [&](node_index i) { return std::abs(v[i]) < 0.02; };
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = g[i];
    if (!needed[i] || n.kind() == node_kind::list || n.kind() == node_kind::chunk) continue;
    if (!(std::abs(v[i]) < 100)) return false;
    if (n.kind() == node_kind::divide && small(n.b())) return false;
    if (n.kind() == node_kind::power && n.exponent() < 0 && small(n.a())) return false;
    if (n.kind() != node_kind::call) continue;
    std::vector<test::real> arguments;
    for_each_argument(g, n, [&](node_index k) { arguments.push_back(v[k]); });
    if (!test::is_harmless_call(g.function_at(n.b()), arguments.data())) return false;
  }
  return true;
}

term derivative_of(term f, term x) {
  return f.owner == nullptr ? term(0) : reverse_gradient(f, sequence<term>(1, x))[0];
}
sequence<term> variables_in(graph& g) {
  sequence<term> all;
  for (const auto& name : test::variable_names) all.push_back(term(g, g.variable(name)));
  return all;
}

/// Three derivatives by x, and the gradient and Hessian, at one point.
std::vector<double> derivatives_at(graph& g, term f, const grid_point& here) {
  const sequence<term> x = variables_in(g);
  std::vector<double> all;
  term u = f;
  for (int order = 1; order <= 3; ++order) all.push_back(here.value(u = derivative_of(u, x[0])));
  const sequence<term> slopes = reverse_gradient(f, x);
  for (const term slope : slopes) all.push_back(here.value(slope));
  for (const term entry : jacobian_of(g, slopes, x, true)) all.push_back(here.value(entry));
  for (const term slope : forward_sweep(g, sequence<term>(1, f), x, sequence<term>(3, term(1))))
    all.push_back(here.value(slope));
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(nested_choices)

BOOST_AUTO_TEST_CASE(derivatives_are_those_of_the_branch_taken) {
  test::dice d(11);
  int compared = 0, wrong = 0, chosen = 0;
  for (int i = 0; i < test::formula_count(1500); ++i) {
    const test::formula source = random_nest(d, 1 + i % 4);
    for (int k = 0; k < 3; ++k) {
      const grid_point here{{grid[d.below(7)], grid[d.below(7)], grid[d.below(7)]}};
      graph g, taken;
      const term f(g, test::build(source, g).in(g));
      const node_index root = take_branches(g, f.index, here, taken);
      if (!harmless(taken, root, here)) continue;
      const auto expected = derivatives_at(taken, term(taken, root), here),
                 found = derivatives_at(g, f, here);
      characters text;
      write_node(text, g, f.index);
      const bool chooses = text.view().find("where") != std::string_view::npos;
      for (std::size_t j = 0; j < found.size(); ++j) {
        if (!(std::abs(expected[j]) < 1e6)) continue;
        const bool close =
            std::abs(found[j] - expected[j]) <= 1e-9 * std::max(1.0, std::abs(expected[j]));
        if (!close && ++wrong < 8)
          BOOST_TEST(false, "derivative " << j << " at " << here.at[0] << ", " << here.at[1] << ", "
                                          << here.at[2] << " is " << found[j] << ", not "
                                          << expected[j] << ", of\n  " << text.view());
        ++compared, chosen += chooses ? 1 : 0;
      }
    }
  }
  BOOST_TEST(wrong == 0);
  BOOST_TEST(chosen > 2 * test::formula_count(1500));
  BOOST_TEST_MESSAGE(compared << " derivatives, " << chosen << " of choices");
}

BOOST_AUTO_TEST_SUITE_END()
