// SPDX-License-Identifier: BSL-1.0
// What decides is computed as it was written, in derivatives too: where two values tie, a gradient
// alone goes where the value goes.
#include <boost/test/unit_test.hpp>
#include <nabla/nabla.hpp>

#include "../random_formula.hpp"

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

namespace {

/// A formula's gradient, as differentiation leaves it and as a kernel computes it.
struct lowered_gradient {
  lowered before, after;

  explicit lowered_gradient(const std::string& formula) {
    graph& g = before.nodes;
    sequence<term> variables;
    for (const auto& name : test::variable_names) variables.push_back(term(g, g.variable(name)));
    const term value = parse(formula, g).value;
    const sequence<term> partials = reverse_gradient(value, variables);
    before.root = list_of(g, partials.items, {partials.size, 1}).index;
    before.verbatim = sequence<bool>(before.root + 1, false);
    after = made_ready(before);
  }
};
/// Where all variables are the same number.
std::vector<double> values(const lowered& of, double at) {
  const auto all =
      values_of(of.nodes, reachable_from(of.nodes, of.root), [&](node_index) { return at; });
  std::vector<double> found;
  for_each_element(of.nodes, of.root, [&](node_index i) { found.push_back(all[i]); });
  return found;
}

/// The largest number on the way, to which roundings belong.
double largest_within(const lowered& of, double at) {
  double largest = 0;
  for (const double u :
       values_of(of.nodes, reachable_from(of.nodes, of.root), [&](node_index) { return at; }))
    if (std::isfinite(u)) largest = std::max(largest, std::abs(u));
  return largest;
}

/// Products and quotients of variables, where all are one number a power of it but for rounding.
std::string random_monomial(test::dice& d) {
  std::string text = test::variable_names[static_cast<std::size_t>(d.below(3))];
  for (int k = d.below(4); k >= 0; --k) {
    const std::string& next = test::variable_names[static_cast<std::size_t>(d.below(3))];
    text = d.below(2) == 0   ? text + "/" + next
           : d.below(2) == 0 ? next + "*(" + text + ")"
                             : next + "/(" + text + ")";
  }
  return "(" + text + ")";
}
std::string decision(test::dice& d) {
  static const char* const comparisons[] = {" < ", " <= ", " > ", " >= ", " == ", " != "};
  const std::string a = random_monomial(d), b = random_monomial(d), c = random_monomial(d);
  switch (d.below(10)) {
    case 0:
      return "min(" + a + ", " + b + ")";
    case 1:
      return "max(" + a + ", " + b + ")";
    case 2:
      return "floor(" + a + ")*" + b;
    case 3:
      return "ceil(" + a + ")*" + b;
    case 4:
      return "sign(" + a + " - " + b + ")*" + c;
    case 5:
      return "abs(" + a + " - " + b + ")";
    case 6:
      return "relu(" + a + " - " + b + ")";
    case 7:
      return "atan2(" + a + " - " + b + ", -" + c + "^2)*" + c;
    case 8:
      return "pow(x/y - 2, " + a + "/" + b + ")*" + c;
    default:
      return "where(" + a + comparisons[d.below(6)] + b + ", " + c + ", " + random_monomial(d) +
             ")";
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decisions)

BOOST_AUTO_TEST_CASE(gradients_take_the_branch_of_the_value) {
  test::dice d(164);
  for (int i = 0; i < test::formula_count(4000); ++i) {
    const std::string formula = decision(d) + "*" + random_monomial(d) + " + " + decision(d);
    const lowered_gradient both(formula);
    for (const double at : {3.0, 5.0, 7.0, 10.0, 49.0, 0.1, -3.0, -0.7}) {
      const auto before = values(both.before, at), after = values(both.after, at);
      for (std::size_t k = 0; k < before.size(); ++k) {
        const double error = std::abs(after[k] - before[k]);
        if (std::isfinite(before[k]))
          BOOST_TEST(error <= 1e-11 * largest_within(both.before, at),
                     formula << " at " << at << ": " << k << ", " << before[k] << ", " << after[k]);
      }
    }
  }
}

// The same product in two orders has two roundings, and so two floors.
BOOST_AUTO_TEST_CASE(decisions_about_other_nodes_are_others) {
  const lowered_gradient both(
      "floor(z*(y/x/x))*x + floor(z*y/x/x)*y + where(z*(y/x/x) < 1, x, 1) + where(z*y/x/x < 1, y, "
      "1)");
  for (const double at : {3.0, 5.0, 7.0, 10.0, 49.0, 0.1})
    BOOST_TEST(values(both.before, at) == values(both.after, at));
}

// One loop finds the largest, and another one, which computes more, where it is.
BOOST_AUTO_TEST_CASE(the_largest_is_found_again) {
  constexpr variable<"a"> a;
  constexpr data<"xs"> xs;
  constexpr data<"ys"> ys;
  constexpr auto of_quotient = gradient(max(a * xs / ys), wrt(a));
  constexpr auto beside_quotient = gradient(max(a * xs / ys) + sum(a / ys), wrt(a));
  constexpr auto of_sum =
      gradient(max(a * xs + ys) + sum(exp(a * xs)), wrt(a));  // products may fuse
  test::dice d(165);
  for (int i = 0; i < 100; ++i) {
    std::vector<double> u(10), v(10);
    double largest = 0, sum = 0, largest_sum = 0, slope = 0, slopes = 0;
    const double at = d.between(1, 2);
    for (std::size_t k = 0; k < u.size(); ++k) {
      u[k] = d.between(1, 2), v[k] = d.between(1, 2);
      largest = std::max(largest, u[k] / v[k]);
      sum += 1 / v[k];
      if (at * u[k] + v[k] > largest_sum) largest_sum = at * u[k] + v[k], slope = u[k];
      slopes += u[k] * std::exp(at * u[k]);
    }
    const auto near = boost::test_tools::tolerance(1e-13);
    BOOST_TEST(of_quotient(a = at, xs = u, ys = v)[0] == largest, near);
    BOOST_TEST(beside_quotient(a = at, xs = u, ys = v)[0] == largest + sum, near);
    BOOST_TEST(of_sum(a = at, xs = u, ys = v)[0] == slope + slopes, near);
  }
}

BOOST_AUTO_TEST_SUITE_END()
