// SPDX-License-Identifier: BSL-1.0
// Requirements agree with the values: where they are met, every node has a real value; where they
// are not, some node has none.

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../points.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;

bool is_met(const requirement& it, const std::vector<long double>& values) {
  const auto u = static_cast<double>(values[it.argument]);
  return (!it.nonzero || u != 0) && contains(it.inside, u);
}
bool is_taken(const graph& g, const sequence<branch>& when, const std::vector<long double>& v) {
  for (const branch side : when) {
    const nabla::core::node choice = g[side.choice];
    const auto left = static_cast<double>(v[g[choice.a()].a()]),
               right = static_cast<double>(v[g[choice.a()].b()]);
    if (detail::compared(choice.kind(), left, right) != side.holds) return false;
  }
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(domains)

BOOST_AUTO_TEST_CASE(requirements_agree_with_values) {
  test::dice d(41);
  int inside = 0, outside = 0, unexplained = 0;
  const int count = test::formula_count(5000);
  for (int i = 0; i < count; ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 25), g).in(g);
    const sequence<requirement> requirements = requirements_of(g, root);
    test::point<long double> at;
    for (const auto& name : test::variable_names)
      at[name] = d.below(3) == 0 ? d.below(3) - 1 : d.between(-2, 2);
    const auto values = test::interpret_all(g, g.size() - 1, at);
    bool met = true;
    for (const requirement& it : requirements)
      met = met && (!is_taken(g, it.when, values) || is_met(it, values));
    const bool is_real = std::isfinite(values[root]);
    ++(met ? inside : outside);
    characters text;
    write_node(text, g, root);
    if (met && !is_real) {  // a value that overflows is real nevertheless
      bool overflows = false;
      for (const long double u : values) overflows = overflows || std::abs(u) > 1e300L;
      const test::point<double> rounded(at.begin(), at.end());
      const bool is_rounded =
          std::isfinite(test::interpret(term(g, root), rounded));  // acosh(erf(6))
      if (!overflows && !is_rounded) ++unexplained;
      BOOST_TEST((overflows || is_rounded),
                 text.view() << " meets all requirements, but has no real value");
    }
  }
  BOOST_TEST(inside > count / 4);
  BOOST_TEST(outside > count / 20);
  BOOST_TEST(unexplained == 0);
}

BOOST_AUTO_TEST_CASE(outside_of_a_function_is_no_real_number) {
  for (const function_info* const f : catalogue::functions) {
    if (f->arity != 1) continue;
    graph g;
    const term x(g, g.variable("x"));
    const node_index root = make_call(f, &x).index;
    for (const double u : {-3.5, -1.0, -0.5, 0.0, 0.5, 1.0, 3.5}) {
      const test::point<long double> at{{"x", u}};
      bool met = true;
      for (const requirement& it : requirements_of(g, root))
        met = met && is_met(it, test::interpret_all(g, g.size() - 1, at));
      const bool continues = f->continues;
      const bool is_real = std::isfinite(test::interpret(term(g, root), at));
      BOOST_TEST((met ? is_real : !is_real || continues), f->name << "(" << u << ")");
    }
  }
}

BOOST_AUTO_TEST_CASE(ranges_hold) {
  test::dice d(42);
  for (int i = 0; i < test::formula_count(5000); ++i) {
    graph g;
    const node_index root = test::build(test::random_formula(d, 3 + i % 25), g).in(g);
    const sequence<interval> ranges = ranges_of(g, root);
    const sequence<bool> needed = reachable_from(g, root);
    for (const auto& at : test::harmless_points(g, root, d)) {
      const auto values = test::interpret_all(g, root, at);
      for (node_index k = 0; k <= root; ++k) {
        const nabla::core::node n = g[k];
        if (!needed[k] || n.kind() == node_kind::chunk || n.kind() == node_kind::list) continue;
        const double low = ranges[k].low, high = ranges[k].high,
                     slack = 1e-9 * std::abs(static_cast<double>(values[k]));
        BOOST_TEST((values[k] >= low - slack && values[k] <= high + slack));
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
