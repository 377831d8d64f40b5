// SPDX-License-Identifier: BSL-1.0
// The cost of a gradient beside that of the function alone, in operations of their kernels: the
// cheap gradient principle.

#include <algorithm>
#include <iostream>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../random_formula.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;

/// The kernel's operations for the term alone, or for it and its gradient.
int operations(const graph& g, term f, const sequence<term>& variables, bool with_gradient) {
  lowered written;
  written.nodes = g;
  graph& own = written.nodes;
  sequence<term> mine, outputs(1, term(own, f.index));
  for (const term x : variables) mine.push_back(term(own, x.index));
  const node_index last_written = f.index;
  if (with_gradient)
    for (const term partial : reverse_gradient(outputs[0], mine)) outputs.push_back(partial);
  written.root = list_of(own, outputs.items, {outputs.size, 1}).index;
  written.verbatim = sequence<bool>(own.size(), false);
  const sequence<bool> needed = reachable_from(own, last_written);
  for (node_index i = 0; i <= last_written; ++i) written.verbatim[i] = needed[i];
  lowered ready = made_ready(written);
  sequence<node_index> inputs;
  for (const auto& name : test::variable_names) inputs.push_back(ready.nodes.variable(name));
  return schedule(ready, inputs).counts.total();
}
std::string text_of_term(const graph& g, term u) {
  characters out;
  write_node(out, g, u.index);
  return std::string(out.view());
}

struct measured {
  double ratio;
  int value, both;
  std::string text;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(operation_counts)

BOOST_AUTO_TEST_CASE(a_gradient_costs_little_more_than_its_function) {
  test::dice d(7);
  std::vector<measured> all;
  for (int i = 0; i < test::formula_count(10000); ++i) {
    graph g;
    const term built = test::build(test::random_formula(d, 5 + i % 60), g);
    const term f(g, built.in(g));
    sequence<term> variables;
    for (const auto& name : test::variable_names) variables.push_back(term(g, g.variable(name)));
    const int value = operations(g, f, variables, false), both = operations(g, f, variables, true);
    if (value > 0) all.push_back({double(both) / value, value, both, text_of_term(g, f)});
  }
  std::sort(all.begin(), all.end(),
            [](const measured& u, const measured& v) { return u.ratio < v.ratio; });
  const auto at = [&](double share) {
    return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))].ratio;
  };
  std::cout << "operations for value and gradient over operations for the value, " << all.size()
            << " formulas:\n";
  for (double share : {0.0, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99, 1.0})
    std::cout << "  " << 100 * share << " %: " << at(share) << "\n";
  for (std::size_t k = 1; k <= 8; ++k) {
    const measured& worst = all[all.size() - k];
    std::cout << "  " << worst.both << "/" << worst.value << " = " << worst.ratio << "  "
              << worst.text.substr(0, 160) << "\n";
  }
  BOOST_TEST(at(0.5) <= 3);
  BOOST_TEST(at(1) <=
             8);  // two or three calls whose derivatives are algebra, such as x^x and atan2
  for (const measured& m : all) BOOST_TEST((m.ratio <= 5 || m.value < 12), m.text);
}

BOOST_AUTO_TEST_SUITE_END()
