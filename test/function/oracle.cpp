// SPDX-License-Identifier: BSL-1.0
// The catalogue against oracle.inc, which oracle.py computed with mpmath from the functions'
// definitions.

#include <cmath>
#include <iomanip>
#include <set>
#include <sstream>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../interpret.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using real = long double;

struct row {
  std::string name;
  std::vector<double> at;
  std::vector<real> expected;  // value, first derivatives, second derivatives
};
const std::vector<row> table{
#define ORACLE_OF_ONE(name, u, value, first, second) \
  row{name, {u}, {value##L, first##L, second##L}},
#define ORACLE_OF_TWO(name, u, v, value, du, dv, duu, duv, dvv) \
  row{name, {u, v}, {value##L, du##L, dv##L, duu##L, duv##L, dvv##L}},
#include "oracle.inc"
};

/// Value and derivatives in the order of the table, in double.
std::vector<double> computed(const row& r) {
  const function_info* const f =
      catalogue::functions[static_cast<std::size_t>(catalogue::find(r.name))];
  const bool first_is_constant = r.name == "polygamma";
  graph g;
  const term u(g, g.variable("u")), v(g, g.variable("v"));
  const term arguments[] = {
      first_is_constant ? term(g, g.constant(number(static_cast<int>(r.at[0])))) : u, v};
  sequence<term> variables(1, u);
  if (r.at.size() == 2) variables.push_back(v);
  const test::point<double> at{{"u", r.at[0]}, {"v", r.at.back()}};
  std::vector<term> terms{make_call(f, arguments)};
  const sequence<term> first = reverse_gradient(terms[0], variables);
  for (const term t : first) terms.push_back(t);
  for (std::uint32_t i = 0; i < first.size; ++i) {
    const sequence<term> second = first[i].owner == nullptr
                                      ? sequence<term>(variables.size, term(0))
                                      : reverse_gradient(first[i], variables);
    for (std::uint32_t j = i; j < variables.size; ++j) terms.push_back(second[j]);
  }
  std::vector<double> values;
  for (const term t : terms) values.push_back(test::interpret(t, at));
  return values;
}

/// The error in units of what is allowed: 1e-13 of the value, and beyond that 4e-16, to which
/// derivatives that cancel in their tails (1 - tanh^2 u, s (1 - s)) are accurate.
real error(double found, real expected) {
  return std::abs(found - expected) / (1e-13L * std::abs(expected) + 4e-16L);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(oracle)

BOOST_AUTO_TEST_CASE(every_function_is_in_the_table) {
  std::set<std::string> names;
  for (const row& r : table) names.insert(r.name);
  for (const function_info* f : catalogue::functions)
    BOOST_TEST((f->arity == 0 || names.count(std::string(f->name)) == 1), std::string(f->name));
}

BOOST_AUTO_TEST_CASE(values_and_derivatives) {
  for (const row& r : table) {
    const std::vector<double> found = computed(r);
    BOOST_TEST_REQUIRE(found.size() == r.expected.size());
    for (std::size_t k = 0; k < found.size(); ++k) {
      std::ostringstream text;
      text << std::setprecision(17) << r.name << "(" << r.at[0];
      if (r.at.size() == 2) text << ", " << r.at[1];
      text << "), entry " << k << ": " << found[k] << ", not " << r.expected[k] << ", off by "
           << std::setprecision(3) << error(found[k], r.expected[k]);
      BOOST_TEST(error(found[k], r.expected[k]) <= 1, text.str());
    }
  }
}

// Where a plain formula would overflow or cancel, ours are accurate in every digit.
BOOST_AUTO_TEST_CASE(accurate_at_the_ends) {
  const std::map<std::string, std::size_t> derivatives{
      {"sigmoid", 0}, {"softplus", 1}, {"logsumexp", 2}, {"expm1", 2}, {"log1p", 2}, {"hypot", 2}};
  for (const row& r : table) {
    if (derivatives.count(r.name) == 0) continue;
    const std::vector<double> found = computed(r);
    for (std::size_t k = 0; k <= derivatives.at(r.name); ++k)
      if (k < found.size())
        BOOST_TEST(std::abs(found[k] - r.expected[k]) <= 1e-14L * std::abs(r.expected[k]),
                   r.name << " at " << r.at[0] << ", entry " << k << ": " << found[k]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
