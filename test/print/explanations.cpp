// SPDX-License-Identifier: BSL-1.0
// Every line of an explanation is true: with the derivatives that it leaves open taken by reverse
// accumulation, both sides have the same value. NABLA_FORMULAS=100000 tries more formulas.

#include <cmath>
#include <string>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../points.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using real = long double;

std::string written(const graph& g, node_index i) {
  characters text;
  write_node(text, g, i);
  return std::string(text.view());
}

/// A derivation with all pending derivatives found.
struct completed {
  characters name{"d/dx"};
  function_info sign = detail::named_function(name);
  derivation<> d;
  std::vector<node_index> places;  // by node of the derivation

  completed(const graph& source, node_index root, term x)
      : d(source, root, x, sign), places(d.g.size()) {
    for (node_index i = 0; i < places.size(); ++i) {
      const nabla::core::node n = d.g[i];
      if (n.kind() == node_kind::call && d.g.function_at(n.b()) == &sign)
        places[i] =
            reverse_gradient(term(d.g, places[n.a()]), sequence<term>(1, term(d.g, d.x)))[0].in(
                d.g);
      else
        places[i] = move_node(d.g, n, places.data(), d.g);
    }
  }
  real value(node_index i, const test::point<real>& at) {
    return test::interpret(term(d.g, places[i]), at);
  }
};

bool near(real u, real v) {
  return (std::isnan(u) && std::isnan(v)) || u == v ||
         std::abs(u - v) <= 1e-9L * std::max<real>(1, std::abs(v));
}

int check(const graph& g, node_index root, term x, const std::vector<test::point<real>>& points) {
  completed c(g, root, x);
  graph again = g;
  const term derivative =
      reverse_gradient(term(again, root), sequence<term>(1, term(again, x.index)))[0];
  int compared = 0;
  for (const auto& at : points) {
    const real expected = test::interpret(derivative, at);
    if (!std::isfinite(expected) || std::abs(expected) > 1e6L) continue;
    BOOST_TEST(near(c.value(c.d.together, at), expected),
               written(g, root) << " put together: " << written(c.d.g, c.d.together));
    for (const derivation_step& step : c.d.steps) {
      const real left = c.value(step.left, at), right = c.value(step.result, at);
      if (!std::isfinite(left) || std::abs(left) > 1e6L) continue;
      BOOST_TEST(near(left, right), written(c.d.g, step.left)
                                        << " = " << written(c.d.g, step.result) << ": " << left
                                        << " and " << right);
    }
    ++compared;
  }
  return compared;
}
}  // namespace

BOOST_AUTO_TEST_SUITE(explanations)

BOOST_AUTO_TEST_CASE(lines_are_true_for_every_function) {
  test::dice d(31);
  for (const function_info* const f : catalogue::functions)
    for (const int inner : {0, 1, 2}) {
      if (f->arity == 0) continue;
      graph g;
      const term x(g, g.variable("x")), y(g, g.variable("y"));
      const term inside = inner == 0 ? x : inner == 1 ? x * y / 3 : 1 / (1 + square(x));
      term arguments[4] = {inside, inner == 2 ? y : 1 + x * x / 7, y, x};
      if (f->name == "polygamma") arguments[0] = term(g, g.constant(1)), arguments[1] = inside;
      const term whole = make_call(f, arguments);
      const auto points = test::harmless_points(g, whole.index, d, 4);
      BOOST_TEST((check(g, whole.index, x, points) > 0 || points.empty()),
                 f->name << " of " << written(g, inside.index));
    }
}

BOOST_AUTO_TEST_CASE(lines_are_true_for_random_formulas) {
  test::dice d(32);
  int compared = 0;
  const int count = test::formula_count(1500);
  for (int i = 0; i < count; ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 25), g).in(g);
    compared +=
        check(g, root, term(g, g.variable("x")), test::harmless_points(g, root, d)) > 0 ? 1 : 0;
  }
  BOOST_TEST(compared > count / 2);
}

BOOST_AUTO_TEST_CASE(last_line_is_the_derivative) {
  test::dice d(33);
  for (int i = 0; i < test::formula_count(500); ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 25), g).in(g);
    const sequence<term> x(1, term(g, g.variable("x")));
    characters explained, derivative;
    graph copy_of_g = g;
    write_derivation(explained, notation::plain, copy_of_g, root,
                     sequence<term>(1, term(copy_of_g, x[0].index)));
    derivative << " = ";
    write_canonical(derivative, g, reverse_gradient(term(g, root), x)[0].in(g));
    BOOST_TEST(explained.view().ends_with(derivative.view()),
               explained.view() << "\nshould end in" << derivative.view());
  }
}

BOOST_AUTO_TEST_CASE(lines_read_as_in_a_textbook) {
  const auto explained = [](std::string_view formula) {
    graph g;
    const term f = parse(formula, g).value, x(g, g.variable("x"));
    characters text;
    write_derivation(text, notation::plain, g, f.index, sequence<term>(1, x));
    return std::string(text.view());
  };
  BOOST_TEST(explained("(2x - 3)/(x^2 + 4)") ==
             "f = (2*x - 3)/(x^2 + 4)\n\n"
             "1. quotient rule (u'v - uv')/v^2 with u = 2*x - 3, v = x^2 + 4: "
             "d/dx((2*x - 3)/(x^2 + 4)) = "
             "((x^2 + 4)*d/dx(2*x - 3) - (2*x - 3)*d/dx(x^2 + 4))/(x^2 + 4)^2\n"
             "2. sum rule, constants drop out: d/dx(2*x - 3) = d/dx(2*x)\n"
             "3. constant factor: d/dx(2*x) = 2\n"
             "4. sum rule, constants drop out: d/dx(x^2 + 4) = d/dx(x^2)\n"
             "5. power rule: d/dx(x^2) = 2*x\n"
             "6. put together: d/dx(f) = (2*(x^2 + 4) - 2*x*(2*x - 3))/(x^2 + 4)^2\n"
             "7. simplified: d/dx(f) = 2*(3*x - x^2 + 4)/(x^2 + 4)^2");
  BOOST_TEST(explained("x sin(3x)")
                 .ends_with("1. product rule u'v + uv' with u = x, v = sin(3*x): "
                            "d/dx(x*sin(3*x)) = sin(3*x) + x*d/dx(sin(3*x))\n"
                            "2. chain rule with u = 3*x, d/du(sin(u)) = cos(u): d/dx(sin(3*x)) = "
                            "cos(3*x)*d/dx(3*x)\n"
                            "3. constant factor: d/dx(3*x) = 3\n"
                            "4. put together: d/dx(f) = 3*x*cos(3*x) + sin(3*x)"));
  BOOST_TEST(explained("sin(x)/x")
                 .ends_with("put together: d/dx(f) = (x*cos(x) - sin(x))/x^2\n"
                            "4. term by term: d/dx(f) = cos(x)/x - sin(x)/x^2"));
  BOOST_TEST(explained("1/x").ends_with("with u = 1, v = x: d/dx(1/x) = -1/x^2"));
  BOOST_TEST(explained("x^(3/2)").ends_with("1. power rule: d/dx(x^(3/2)) = 3*sqrt(x)/2"));
  BOOST_TEST(explained("x^x").find("with u = x, ∂/∂u(u^v) = v*u^(v - 1), v = x") !=
             std::string::npos);
  for (const char* const formula :
       {"x^2 - 4x + 7", "(2x + 1)^5", "(x^2 + 1)(x^3 - 2)", "cos(3x)", "e^(-x^2)", "sin^2(x)",
        "x^2 e^(-x)", "ln(cos(x))", "2^x", "1/cos(x)", "sqrt(x^2 + 1)", "1/(1 + e^(-x))",
        "x sqrt(1 - x^2)", "a e^(k x) sin(w x)", "arcsin(2x)", "ln(x)/x^2"})
    for (const char* const clumsy : {"*(-", "x*2", "*(1/", "*1", "(-sin"})
      BOOST_TEST(explained(formula).find(clumsy) == std::string::npos, explained(formula));
}

/// Calls `check(g, root, variables, steps, point, values)` for backpropagation through random formulas.
template <class Check>
void for_random_backpropagations(unsigned seed, Check check) {
  test::dice d(seed);
  for (int i = 0; i < test::formula_count(1500); ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 25), g).in(g);
    sequence<term> variables;
    for (const auto& name : test::variable_names) variables.push_back(term(g, g.variable(name)));
    const backpropagation_steps steps(g, root, variables);
    const auto points = test::harmless_points(g, root, d, 1);
    if (points.empty()) continue;
    check(g, root, variables, steps, points[0], values_of_letters(steps, [&](node_index k) {
            const auto name = variable_name(steps.letters, steps.letters[k].a());
            return static_cast<double>(points[0].at(std::string(name.view())));
          }));
  }
}

BOOST_AUTO_TEST_CASE(backpropagation_finds_the_gradient) {
  int compared = 0;
  for_random_backpropagations(
      34, [&](graph& g, node_index root, const sequence<term>& variables,
              const backpropagation_steps& steps, const auto& at, const sequence<double>& values) {
        const sequence<term> partials = reverse_gradient(term(g, root), variables);
        for (const auto& step : steps.backward)
          for (std::uint32_t k = 0; k < variables.size; ++k) {
            if (step.of != variables[k].index) continue;
            const real expected = test::interpret(partials[k], at);
            if (!std::isfinite(expected) || std::abs(expected) > 1e6L) continue;
            const double found = values[step.left];
            BOOST_TEST(std::abs(found - expected) <= 1e-7L * std::max<real>(1, std::abs(expected)),
                       written(g, root) << " by " << k << ": " << found << ", not " << expected);
            ++compared;
          }
      });
  BOOST_TEST(compared > 1000);
}

/// Along each edge of the graph goes a part of an adjoint; what a node gets is their sum.
BOOST_AUTO_TEST_CASE(parts_add_up_to_adjoints) {
  int shared = 0;
  for_random_backpropagations(
      35, [&](graph& g, node_index root, const sequence<term>&, const backpropagation_steps& steps,
              const auto&, const sequence<double>& values) {
        for (const auto& step : steps.backward) {
          if (step.of == root) continue;
          double total = 0, largest = 1;
          int count = 0;
          for (const auto& part : steps.parts)
            if (part.operand == step.of) {
              total += values[part.amount];
              largest = std::max(largest, std::abs(values[part.amount]));
              ++count;
            }
          const double adjoint = values[step.left];
          if (!std::isfinite(adjoint) || largest > 1e6) continue;
          BOOST_TEST(std::abs(total - adjoint) <= 1e-9 * largest,
                     written(g, root) << ": " << written(g, step.of) << " gets " << total
                                      << ", not " << adjoint);
          shared += count > 1 ? 1 : 0;
        }
      });
  BOOST_TEST(shared > 300);
}

BOOST_AUTO_TEST_CASE(branches_not_taken_give_no_parts) {
  graph g;
  const term f = parse("where(x == 0, 1, sin(x)/x)", g).value, x(g, g.variable("x"));
  const backpropagation_steps steps(g, f.index, sequence<term>(1, x));
  const sequence<double> values = values_of_letters(steps, [](node_index) { return 0.0; });
  BOOST_TEST(steps.parts.size == 4U);  // of the choice, the quotient twice, the sine
  for (const auto& part : steps.parts) BOOST_TEST(values[part.amount] == 0);
  for (const auto& step : steps.backward)
    if (step.of != f.index) BOOST_TEST(values[step.left] == 0);
}

BOOST_AUTO_TEST_CASE(backpropagation_leaves_out_what_is_not_needed) {
  graph g;
  const term x(g, g.variable("x")), y(g, g.variable("y")), f = y * y;
  sequence<term> variables(1, x);
  variables.push_back(y);
  const backpropagation_steps steps(g, f.index, variables);
  BOOST_TEST(steps.forward.size == 1U);
  BOOST_TEST_REQUIRE(steps.backward.size == 2U);
  BOOST_TEST(steps.backward[1].of == y.index);
}

BOOST_AUTO_TEST_SUITE_END()
