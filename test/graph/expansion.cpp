// SPDX-License-Identifier: BSL-1.0
// Derivatives of high order by power series are those of repeated rules.

#include <cmath>
#include <limits>
#include <string>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../points.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using real = long double;

/// A function of x in a graph that simplifies, with its derivatives by rules and by series.
struct both_ways {
  graph g;
  term f, x;
  sequence<term> by_rules, by_series;

  template <class Build>
  both_ways(Build build, std::uint32_t order) {
    f = term(g, build(g).in(g));
    x = term(g, g.variable("x"));
    const simplifying_scope simplifying(g);
    term derivative = f;
    by_rules.push_back(derivative);
    for (std::uint32_t k = 1; k <= order; ++k) {
      derivative = term(g, reverse_gradient(derivative, sequence<term>(1, x))[0].in(g));
      by_rules.push_back(derivative);
    }
    nabla::core::expansion series(g, f.index, x.index, order);
    if (!series.exists()) return;
    number factorial = 1;
    for (const term coefficient : series.result()) {
      by_series.push_back(coefficient * factorial);
      factorial = factorial * number(by_series.size);
    }
  }
};

/// The same number, or both infinite or no number.
bool agree(real u, real v, real tolerance) {
  if (!std::isfinite(u) || !std::isfinite(v)) return std::isnan(u) ? std::isnan(v) : u == v;
  return std::abs(u - v) <= tolerance * std::max<real>(1, std::abs(v));
}
std::string as_text(const graph& g, term u) {
  characters out;
  write_node(out, g, u.index);
  return std::string(out.view());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(expansion)

BOOST_AUTO_TEST_CASE(random_formulas_have_the_derivatives_of_repeated_rules) {
  test::dice d(21);
  int compared = 0, equal = 0;
  for (int i = 0; i < test::formula_count(600); ++i) {
    const test::formula source = test::random_formula(d, 3 + i % 16);
    const both_ways of([&](graph& g) { return test::build(source, g); }, 5);
    if (of.by_series.size == 0) continue;
    for (const auto& at : test::harmless_points(of.g, of.f.index, d, 1))
      for (std::uint32_t k = 0; k < of.by_series.size; ++k) {
        const real expected = test::interpret<real>(of.by_rules[k], at);
        if (!(std::abs(expected) < 1e9L)) continue;
        BOOST_TEST(agree(test::interpret<real>(of.by_series[k], at), expected, 1e-8L),
                   "derivative " << k << " of " << as_text(of.g, of.f) << ": "
                                 << test::interpret<real>(of.by_series[k], at) << ", not "
                                 << expected);
        ++compared;
      }
    equal += fingerprint_of(of.by_series[3]) == fingerprint_of(of.by_rules[3]) ? 1 : 0;
  }
  BOOST_TEST(compared > 1000);
  BOOST_TEST(equal > 200);
}

/// Every function of the catalogue, of an argument that passes through its edges.
BOOST_AUTO_TEST_CASE(functions_have_the_edges_of_repeated_rules) {
  constexpr real infinity = std::numeric_limits<real>::infinity();
  int compared = 0;
  for (const function_info* const f : catalogue::functions) {
    if (f->arity == 0 || f->parameters > 0) continue;
    for (const int inner : {0, 1, 2, 3}) {
      const both_ways of(
          [&](graph& g) {
            const term x(g, g.variable("x"));
            const term arguments[] = {inner == 0   ? x
                                      : inner == 1 ? 2 * x
                                      : inner == 2 ? 1 - x
                                                   : x * x,
                                      ratio(13, 2)};
            return make_call(f, arguments);
          },
          6);
      for (const real at :
           {-infinity, -2.0L, -1.0L, -0.0L, 0.0L, 0.5L, 1.0L, 3.0L, 400.0L, infinity})
        for (std::uint32_t k = 0; k < of.by_series.size; ++k) {
          const test::point<real> point{{"x", at}};
          const real expected = test::interpret<real>(of.by_rules[k], point),
                     value = test::interpret<real>(of.by_series[k], point);
          if (std::isinf(at) && std::isnan(expected))
            continue;  // by rules 0*inf, by series a limit
          BOOST_TEST(agree(value, expected, 1e-12L),
                     "derivative " << k << " of " << as_text(of.g, of.f) << " at " << at << ": "
                                   << value << ", not " << expected);
          ++compared;
        }
    }
  }
  BOOST_TEST(compared > 1000);
}

BOOST_AUTO_TEST_SUITE_END()
