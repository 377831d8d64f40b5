// SPDX-License-Identifier: BSL-1.0
// Patterns of Hessians and Jacobians of random formulas, beside derivatives found one by one.

#include <cmath>
#include <string>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../points.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using real = long double;

constexpr std::uint32_t variable_count = 9;  // so that a Hessian is large enough to be packed

sequence<term> variables_in(graph& g) {
  sequence<term> all;
  for (std::uint32_t k = 0; k < variable_count; ++k)
    all.push_back(term(g, g.variable("v" + std::to_string(k))));
  return all;
}
/// A random formula of up to three of the variables.
term random_part(graph& g, test::dice& d, int size) {
  graph its_own;
  const term f(its_own, test::build(test::random_formula(d, size), its_own).in(its_own));
  term taken[3];
  for (term& x : taken) x = variables_in(g)[static_cast<std::uint32_t>(d.below(variable_count))];
  const auto renamed = [&](node_index i) {
    return taken[variable_name(its_own, its_own[i].a()).view()[0] - 'x'].index;
  };
  const sequence<bool> needed = reachable_from(its_own, f.index);
  return {g, copy(its_own, f.index, needed, g, renamed)};
}
/// Some of them together: many variables never meet.
term random_function(graph& g, test::dice& d) {
  term sum = random_part(g, d, 12);
  for (int k = 0; k < 3; ++k) {
    const bool multiplies = d.below(4) == 0;
    const term part = random_part(g, d, multiplies ? 4 : 10);
    sum = multiplies ? sum * part : sum + part;
  }
  return {g, sum.in(g)};
}
test::point<real> random_point(test::dice& d) {
  test::point<real> at;
  for (std::uint32_t k = 0; k < variable_count; ++k)
    at["v" + std::to_string(k)] = d.between(0.1, 2.0);
  return at;
}
term derivative_of(graph& g, term f, term x) {
  return {g, reverse_gradient(f, sequence<term>(1, x))[0].in(g)};
}
/// As an expression; or, where that takes more than algebra (a choice that asks what a choice around
/// it has asked), at twenty points.
bool is_zero(const graph& g, term u, test::dice& d) {
  graph folded;
  folded.simplifies = true;
  if (u.is_number(0) || fingerprint_of(rebuild(g, u.index, folded)) == fingerprint_of(term(0)))
    return true;
  for (int k = 0; k < 20; ++k)
    if (test::interpret<real>(u, random_point(d)) != 0) return false;
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(sparsity)

/// What `sparsity`, `nonzeros` and `lower` do with types they do here while the program runs: a
/// matrix is an array, of which the elements that are not the number 0 are chosen.
BOOST_AUTO_TEST_CASE(what_a_pattern_leaves_out_is_zero_and_the_rest_is_the_full_matrix) {
  test::dice d(31);
  int left_out = 0, kept = 0, compared = 0, packed = 0;
  for (int i = 0; i < test::formula_count(100); ++i) {
    graph g;
    const term f = random_function(g, d);
    const sequence<term> x = variables_in(g);
    sequence<term> slopes;
    for (const term slope : reverse_gradient(f, x)) slopes.push_back(term(g, slope.in(g)));
    const term hessian =
        array_of(g, jacobian_of(g, slopes, x, true), {variable_count, variable_count});
    packed += is_packed(g, hessian.index) ? 1 : 0;
    const sequence<term> elements = elements_of(hessian);
    const test::point<real> at = random_point(d);
    const bool comparable = test::harmless(g, f.index, at);
    for (std::uint32_t k = 0; k < elements.size; ++k) {
      const term alone = derivative_of(g, slopes[k / variable_count], x[k % variable_count]);
      if (elements[k].is_number(0)) {
        BOOST_TEST(is_zero(g, alone, d));
        ++left_out;
        continue;
      }
      ++kept;
      const real expected = test::interpret<real>(alone, at);
      if (!comparable || !(std::abs(expected) < 1e6L)) continue;
      BOOST_TEST(std::abs(test::interpret<real>(elements[k], at) - expected) <= 1e-9L);
      ++compared;
    }
  }
  BOOST_TEST(left_out > 2000);
  BOOST_TEST(kept > 500);
  BOOST_TEST(compared > 300);
  BOOST_TEST(packed > 50);
}

BOOST_AUTO_TEST_SUITE_END()
