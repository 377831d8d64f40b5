// SPDX-License-Identifier: BSL-1.0
// The edges of the functions' domains, zeros, infinities and NaNs: these tests check values, first
// and second derivatives, in every way in which they are computed.

#include <cmath>
#include <cstring>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;
using namespace nabla::core;

constexpr double inf = std::numeric_limits<double>::infinity(),
                 none = std::numeric_limits<double>::quiet_NaN();
constexpr double tiny = std::numeric_limits<double>::denorm_min(),
                 any = -0x1.5p-999;  // any: the test does not look at it

/// A formula in x and y, a point, and what is expected there: the value, the derivatives by x and
/// by y, by x twice, by both, by y twice; as many as are given.
struct edge {
  const char* formula;
  double x, y;
  std::vector<double> expected;
};

/// A formula with its derivatives, taken in one of four ways.
struct derived {
  graph g;
  term x, y, f;
  sequence<term> variables;
  sequence<term> outputs;

  derived(const char* formula, const char* way)
      : x(g, g.variable("x")), y(g, g.variable("y")), f(g, parse(formula, g).value.in(g)) {
    variables.push_back(x);
    variables.push_back(y);
    outputs.push_back(f);
    const node_index written = f.index;
    const bool is_kernel = std::strcmp(way, "kernel") == 0;
    if (std::strcmp(way, "forward") == 0)
      take_forward();
    else if (std::strcmp(way, "jacobian") == 0)
      take_jacobian();
    else
      take_reverse();
    if (is_kernel) lower(written);
  }
  std::vector<double> at(double u, double v) const {
    const auto value_of = [&](node_index i) {
      return variable_name(g, g[i].a()).view() == "x" ? u : v;
    };
    std::vector<double> values;
    for (const term t : outputs)
      values.push_back(t.owner == nullptr
                           ? to<double>(t.plain)
                           : values_of(g, reachable_from(g, t.index), value_of)[t.index]);
    return values;
  }

 private:
  sequence<term> slopes(term u, bool forward) {
    if (u.owner == nullptr) return sequence<term>(2, term(0));
    if (!forward) return reverse_gradient(u, variables);
    sequence<term> both;
    for (int k = 0; k < 2; ++k) {
      sequence<term> direction;
      direction.push_back(term(1 - k));
      direction.push_back(term(k));
      both.push_back(forward_sweep(g, sequence<term>(1, u), variables, direction)[0]);
    }
    return both;
  }
  void take(bool forward) {
    const sequence<term> first = slopes(f, forward);
    for (const term t : first) outputs.push_back(t);
    const sequence<term> by_x = slopes(first[0], forward), by_y = slopes(first[1], forward);
    outputs.push_back(by_x[0]);
    outputs.push_back(by_x[1]);
    outputs.push_back(by_y[1]);
  }
  void take_reverse() { take(false); }
  void take_forward() { take(true); }
  void take_jacobian() {
    const sequence<term> first = jacobian_of(g, sequence<term>(1, f), variables);
    const sequence<term> second = jacobian_of(g, first, variables, true);
    for (const term t : first) outputs.push_back(t);
    for (const std::uint32_t k : {0U, 1U, 3U}) outputs.push_back(second[k]);
  }
  /// As a kernel has it: the value as it was written, the derivatives in a kernel's words.
  void lower(node_index written) {
    lowered from;
    from.nodes = g;
    sequence<term> mine;
    for (const term t : outputs) mine.push_back(t.owner == nullptr ? t : term(from.nodes, t.index));
    from.root = list_of(from.nodes, mine.items, {mine.size, 1}).index;
    from.verbatim = sequence<bool>(from.root + 1, false);
    const sequence<bool> needed = reachable_from(g, written);
    for (node_index i = 0; i <= written; ++i) from.verbatim[i] = needed[i];
    lowered ready = made_ready(static_cast<lowered&&>(from));
    g = ready.nodes;
    outputs = elements_of(term(g, ready.root), mine.size);
  }
};

/// Equal up to some units in the last place; the sign of zeros does not count.
bool agree(double found, double expected) {
  if (expected == any || found == expected) return true;
  if (std::isnan(expected) || std::isnan(found)) return std::isnan(expected) && std::isnan(found);
  return std::isfinite(found) && std::abs(found - expected) <= 2e-15 * std::abs(expected);
}
void check(const std::vector<edge>& edges,
           std::initializer_list<const char*> ways = {"reverse", "forward", "jacobian", "kernel"}) {
  const char* const entries[] = {
      "", ", by x", ", by y", ", by x twice", ", by x and y", ", by y twice"};
  for (const char* way : ways)
    for (const edge& e : edges) {
      const std::vector<double> found = derived(e.formula, way).at(e.x, e.y);
      for (std::size_t k = 0; k < e.expected.size(); ++k)
        BOOST_TEST(agree(found[k], e.expected[k]),
                   e.formula << " at " << e.x << ", " << e.y << entries[k] << ", " << way << ": "
                             << found[k] << ", not " << e.expected[k]);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(edges)

BOOST_AUTO_TEST_CASE(powers) {
  check({{"x^0", 0, 0, {1, 0, 0, 0, 0, 0}},
         {"x^0", none, 0, {1, 0, 0, 0, 0, 0}},
         {"x^1", 0, 0, {0, 1, 0, 0}},
         {"x^2", 0, 0, {0, 0, 0, 2}},
         {"x^2", -0.0, 0, {0, 0, 0, 2}},
         {"x^3", -2, 0, {-8, 12, 0, -12}},
         {"x^(-1)", 0, 0, {inf, -inf, 0, inf}},
         {"x^(-1)", -0.0, 0, {-inf, -inf, 0, -inf}},
         {"x^(-3)", -2, 0, {-0.125, -0.1875, 0, -0.375}},
         {"x^100", 0, 0, {0, 0, 0, 0}},
         {"x^101", -1, 0, {-1, 101, 0, -10100}},
         {"x^1000000", -1, 0, {1, -1e6, 0, 999999e6}},
         {"x^1e30", 0.5, 0, {0, 0, 0, 0}},
         {"x^1e30", 1, 0, {1, 1e30, 0, 1e60}},
         {"x^1.5", 0, 0, {0, 0, 0, inf}},
         {"x^2.5", 0, 0, {0, 0, 0, 0}},
         {"x^0.5", 0, 0, {0, inf, 0, -inf}},
         {"x^(1/3)", 0, 0, {0, inf, 0, -inf}},
         {"x^(1/3)", -8, 0, {none, none, 0, none}},
         {"x^2.5", -1, 0, {none, none, 0, none}},
         {"x^(-0.5)", 0, 0, {inf, -inf, 0, inf}}});
}

BOOST_AUTO_TEST_CASE(powers_with_a_variable_exponent) {
  check({{"x^y", 0, 0, {1, none, 0}},
         {"x^y", 0, 1, {0, 1, 0, any, any, 0}},
         {"x^y", 0, 2, {0, 0, 0, 2, 0, 0}},
         {"x^y", 0, 0.5, {0, inf, 0, -inf, none, 0}},
         {"x^y", 0, 1.5, {0, 0, 0, inf, 0, 0}},
         {"x^y", 0, -1, {inf, -inf, none, inf}},
         {"x^y", -2, 2, {4, -4, none, 2}},
         {"x^y", -2, 2.5, {none, none, none}},
         {"x^y", 1, inf, {1, inf, 0}},
         {"2^x", -inf, 0, {0, 0, 0, 0}},
         {"0^x", 2, 0, {0, 0, 0, 0}},
         {"x^y", 1e-200, 2, {0, 2e-200, 0}},  // though x^y underflows, and x^(y - 1) is x^y/x
         {"x^y", 1e-160, 2, {1e-160 * 1e-160, 2e-160, any}},
         {"(-2)^x", 2, 0, {4, none}}});
}

// Nested powers whose exponents' product is too large for one node stay nested, in derivatives and
// in print.
BOOST_AUTO_TEST_CASE(towers_of_powers) {
  const double x = 1 + 0x1p-24, value = std::exp(0x1p24 * std::log1p(0x1p-24));
  for (const char* way : {"reverse", "forward", "jacobian", "kernel"}) {
    const std::vector<double> found = derived("(((x^64)^64)^64)^64", way).at(x, 0);
    BOOST_TEST(std::abs(found[0] / value - 1) < 1e-8);
    BOOST_TEST(std::abs(found[1] / (0x1p24 * value / x) - 1) < 1e-8, way << ": " << found[1]);
    BOOST_TEST(std::abs(found[3] / (0x1p24 * (0x1p24 - 1) * value / x / x) - 1) < 1e-8,
               way << ": " << found[3]);
  }
  for (const char* formula :
       {"(((x^64)^64)^64)^64", "((((((((((((x^64)^64)^64)^64)^64)^64)^64)^64)^64)^64)^64)^64)^64",
        "x^4000000*((x^64)^64)^64*(((x^64)^64)^64)^15", "1/(((x^64)^64)^64)^64"}) {
    graph g, form, again;
    const term once = canonical(g, parse(formula, g).value.index, form);
    characters text, repeated;
    write_node(text, form, once.index);
    write_node(repeated, again, canonical(form, once.index, again).index);
    BOOST_TEST(text.view() == repeated.view());
    graph back;
    const auto value_of = [&](node_index) { return 1 + 0x1p-30; };
    const node_index read = parse(text.view(), back).value.index,
                     written = parse(formula, back).value.index;
    const double ours = values_of(back, reachable_from(back, read), value_of)[read],
                 theirs = values_of(back, reachable_from(back, written), value_of)[written];
    BOOST_TEST((ours == theirs || std::abs(ours / theirs - 1) < 1e-8),
               formula << ": " << text.view());
  }
}

// u^m (1/u)^n is one power, which neither overflows nor underflows on the way.
BOOST_AUTO_TEST_CASE(entropy) {
  check({{"x*log(x)", 1e-200, 0, {any, any, 0, 1e200}},
         {"x*log(x)", 1e200, 0, {any, any, 0, 1e-200}},
         {"x*log(x)", 0, 0, {none, -inf, 0, inf}},
         {"where(x > 0, x*log(x), 0)", 0, 0, {0, 0, 0, 0}},
         {"-x*log(x) - (1 - x)*log(1 - x)", 1e-180, 0, {any, any, 0, -1e180}}});
}

BOOST_AUTO_TEST_CASE(roots) {
  check({{"sqrt(x)", 0, 0, {0, inf, 0, -inf}},
         {"sqrt(x)", -0.0, 0, {0, -inf, 0, inf}},  // as 1/-0
         {"sqrt(x)", -1, 0, {none, none, 0, none}},
         {"sqrt(x)", inf, 0, {inf, 0, 0, 0}},
         {"cbrt(x)", 0, 0, {0, inf, 0, -inf}},
         {"cbrt(x)", -8, 0, {-2, 1. / 12, 0, 1. / 144}},
         {"sqrt(x^2)", 0, 0, {0, none, 0, none}},
         {"(x^2)^(1/2)", 0, 0, {0, none, 0, none}},
         {"(x^2)^(1/2)", -3, 0, {3, -1, 0, any}},
         {"sqrt(x^4)", 0, 0, {0, none, 0, none}},
         {"sqrt(x)^2", -1, 0, {none, none}},
         {"hypot(x, 0)", 0, 0, {0, none}}});
}

BOOST_AUTO_TEST_CASE(lengths_and_angles) {
  const double half = std::sqrt(0.5);
  check(
      {{"hypot(x, y)", 0, 0, {0, none, none, none, none, none}},
       {"hypot(x, y)", -0.0, 0, {0, none, none}},
       {"hypot(x, y)", 3, -4, {5, 0.6, -0.8, 0.128, 0.096, 0.072}},
       {"hypot(x, y)", 1e200, 1e200, {any, half, half, any, any, any}},
       {"hypot(x, y)", 1e-200, -1e-200, {any, half, -half, any, any, any}},
       {"hypot(x, y)", 3 * 0x1p-1030, 0x1p-1028, {5 * 0x1p-1030, 0.6, 0.8}},  // 1/hypot is infinite
       {"hypot(x, y)", 0, tiny, {tiny, 0, 1}},
       {"hypot(x, y)", inf, 1, {inf, none, 0}},
       {"hypot(x, y)", none, 1, {none, none, none}}});
  const double pi = std::acos(-1.0);
  check({{"atan2(y, x)", 1, 1, {pi / 4, -0.5, 0.5, 0.5, 0, -0.5}},
         {"atan2(y, x)", -1, 1, {3 * pi / 4, -0.5, -0.5, -0.5, 0, 0.5}},
         {"atan2(y, x)", -1, -1, {-3 * pi / 4, 0.5, -0.5, 0.5, 0, -0.5}},
         {"atan2(y, x)", 1, -1, {-pi / 4, 0.5, 0.5, -0.5, 0, 0.5}},
         {"atan2(y, x)", 2, 0, {0, 0, 0.5, 0, -0.25, 0}},
         {"atan2(y, x)", -2, 0, {pi, 0, -0.5, 0, -0.25, 0}},
         {"atan2(y, x)", -2, -0.0, {-pi, 0, -0.5, 0, -0.25, 0}},
         {"atan2(y, x)", 0, 2, {pi / 2, -0.5, 0, 0, 0.25, 0}},
         {"atan2(y, x)", 0, -2, {-pi / 2, 0.5, 0, 0, 0.25, 0}},
         {"atan2(y, x)", 0, 0, {0, none, none, none, none, none}},
         {"atan2(y, x)", -0.0, 0, {pi, none, none}},
         {"atan2(y, x)", inf, 1, {0, 0, none}},
         {"atan2(y, x)", none, 1, {none, none, none}}});
}

BOOST_AUTO_TEST_CASE(corners) {
  check({{"abs(x)", 0, 0, {0, 0, 0, 0}},
         {"abs(x)", -0.0, 0, {0, 0, 0, 0}},
         {"abs(x)", -inf, 0, {inf, -1, 0, 0}},
         {"abs(x)", none, 0, {none, none}},
         {"sign(x)", 0, 0, {0, 0, 0, 0}},
         {"sign(x)", none, 0, {none, 0}},
         {"relu(x)", 0, 0, {0, 0, 0, 0}},
         {"relu(x)", tiny, 0, {tiny, 1, 0, 0}},
         {"relu(x)", none, 0, {none, 0}},
         {"floor(x)", 2, 0, {2, 0, 0, 0}},
         {"ceil(x)", -0.5, 0, {0, 0, 0, 0}},
         {"x*abs(x)", 0, 0, {0, 0, 0, 0}}});
}

// std::max and std::min give their first argument where one is NaN, and so do the derivatives.
BOOST_AUTO_TEST_CASE(ties_and_incomparable_arguments) {
  check({{"max(x, y)", 2, 2, {2, 0.5, 0.5, 0, 0, 0}},
         {"min(x, y)", 2, 2, {2, 0.5, 0.5, 0, 0, 0}},
         {"max(x, y)", 0, -0.0, {0, 0.5, 0.5}},
         {"max(x, y)", inf, inf, {inf, 0.5, 0.5}},
         {"max(x, y)", -inf, 1, {1, 0, 1}},
         {"min(x, y)", -inf, 1, {-inf, 1, 0}},
         {"max(x, y)", 1, none, {1, 1, 0}},
         {"max(x, y)", none, 1, {none, 1, 0}},
         {"min(x, y)", 1, none, {1, 1, 0}},
         {"min(x, y)", none, 1, {none, 1, 0}},
         {"max(x, x^2)", 1, 0, {1, 1.5, 0, 1}},
         {"max(max(x, y), 0)", 0, 0, {0, 0.25, 0.25}}});
}

BOOST_AUTO_TEST_CASE(logarithms) {
  check({{"log(x)", 0, 0, {-inf, inf, 0, -inf}},
         {"log(x)", -0.0, 0, {-inf, -inf, 0, -inf}},  // as 1/-0
         {"log(x)", -1, 0, {none, -1, 0, -1}},  // log |x| has that derivative; domain says x > 0
         {"log(x)", inf, 0, {inf, 0, 0, 0}},
         {"log2(x)", 0, 0, {-inf, inf}},
         {"log10(x)", 0, 0, {-inf, inf}},
         {"log1p(x)", -1, 0, {-inf, inf, 0, -inf}},
         {"log1p(x)", -2, 0, {none, -1, 0, -1}},
         {"log1p(x)", 1e-300, 0, {1e-300, 1, 0, -1}},
         {"x*log(x)", 0, 0, {none, -inf}},
         {"log(exp(x))", 800, 0, {inf, 1, 0}},
         {"softplus(x)", 800, 0, {800, 1, 0}}});
}

BOOST_AUTO_TEST_CASE(exponentials) {
  check({{"exp(x)", -inf, 0, {0, 0, 0, 0}},
         {"exp(x)", inf, 0, {inf, inf, 0, inf}},
         {"exp(x)", -745, 0, {std::exp(-745.), std::exp(-745.), 0, std::exp(-745.)}},
         {"exp2(x)", -1074, 0, {tiny, any, 0}},
         {"expm1(x)", -inf, 0, {-1, 0, 0, 0}},
         {"expm1(x)", -50, 0, {-1, std::exp(-50.), 0, std::exp(-50.)}},
         {"expm1(x)", 1e-300, 0, {1e-300, 1, 0, 1}},
         {"erf(x)", inf, 0, {1, 0}},
         {"erf(x)", -30, 0, {-1, 0, 0, 0}},
         {"erf(x)", -0.0, 0, {0, any, 0, 0}},
         {"erfc(x)", -inf, 0, {2, 0}},
         {"erfc(x)", 30, 0, {0, 0, 0, 0}}});
}

BOOST_AUTO_TEST_CASE(logsumexp_at_the_ends) {
  const double log_two = std::log(2.0);
  check({{"logsumexp(x, y)", 1000, 1000, {1000 + log_two, 0.5, 0.5, 0.25, -0.25, 0.25}},
         {"logsumexp(x, y)", -1e300, -1e300, {-1e300, 0.5, 0.5, 0.25, -0.25, 0.25}},
         {"logsumexp(x, y)", 1e308, -1e308, {1e308, 1, 0, 0, 0, 0}},
         {"logsumexp(x, y)", -inf, 5, {5, 0, 1, 0, 0, 0}},
         {"logsumexp(x, y)", inf, 5, {inf, 1, 0, 0, 0, 0}},
         {"logsumexp(x, y)", -inf, -inf, {-inf, none, none}},  // inf - inf: no limit
         {"logsumexp(x, y)", inf, inf, {inf, none, none}},
         {"logsumexp(x, y)", none, 5, {none, none, none}}});
}

BOOST_AUTO_TEST_CASE(ends_of_intervals) {
  check({{"asin(x)", 1, 0, {std::asin(1.0), inf, 0, inf}},
         {"asin(x)", -1, 0, {-std::asin(1.0), inf, 0, -inf}},
         {"asin(x)", 1.5, 0, {none, none, 0, none}},
         {"acos(x)", 1, 0, {0, -inf, 0, -inf}},
         {"acos(x)", -1, 0, {std::acos(-1.0), -inf, 0, inf}},
         {"acosh(x)", 1, 0, {0, inf, 0, -inf}},
         {"acosh(x)", 0.5, 0, {none, none, 0, none}},
         {"acosh(x)", inf, 0, {inf, 0}},
         {"atanh(x)", 1, 0, {inf, inf, 0, inf}},
         {"atanh(x)", -1, 0, {-inf, inf, 0, -inf}},
         {"atanh(x)",
          2,
          0,
          {none, -1. / 3}},  // the rational derivative has values there; domain says |x| < 1
         {"atan(x)", inf, 0, {std::asin(1.0), 0}},
         {"atan(x)", 1e200, 0, {std::asin(1.0), 0, 0, 0}},
         {"asinh(x)", inf, 0, {inf, 0}},
         {"tan(x)", inf, 0, {none, none}},
         {"sin(x)", -inf, 0, {none, none}},
         {"sinh(x)", 800, 0, {inf, inf, 0, inf}},
         {"cosh(x)", -800, 0, {inf, -inf, 0, inf}}});
}

BOOST_AUTO_TEST_CASE(poles_of_gamma) {
  const double trigamma = std::acos(-1.0) * std::acos(-1.0) / 6;
  check({{"tgamma(x)", 0, 0, {inf, -inf, 0, inf}},
         {"tgamma(x)", -0.0, 0, {-inf, -inf, 0, -inf}},
         {"tgamma(x)", -1, 0, {none, none, 0, none}},
         {"lgamma(x)", 0, 0, {inf, -inf, 0, inf}},
         {"lgamma(x)", -0.0, 0, {inf, inf, 0, inf}},
         {"lgamma(x)", -1, 0, {inf, none, 0, inf}},
         {"lgamma(x)", 1, 0, {0, any, 0, trigamma}},
         {"digamma(x)", 0, 0, {-inf, inf, 0, -inf}},
         {"digamma(x)", -0.0, 0, {inf, inf, 0, inf}},
         {"digamma(x)", -2, 0, {none, inf, 0, none}},
         {"polygamma(1, x)", -2, 0, {inf, none, 0, inf}},
         {"polygamma(2, x)", -0.0, 0, {inf, inf, 0, inf}},
         {"polygamma(2, x)", -3, 0, {none, inf, 0, none}},
         {"polygamma(1, x)", inf, 0, {0, 0}},
         {"lgamma(x)", -inf, 0, {inf, none}}});
}

// d tanh = 1 - tanh^2, but without that difference's cancellation.
BOOST_AUTO_TEST_CASE(derivatives_far_out_are_accurate_in_kernels) {
  for (const long double u :
       {0.3L, 0.88L, 0.9L, 2.0L, 9.0L, 17.0L, 20.0L, 40.0L, 100.0L, 300.0L, 350.0L}) {
    const long double e = std::exp(-u), slope = 4 * e * e / ((1 + e * e) * (1 + e * e)),
                      t = std::tanh(u);
    const auto far = static_cast<double>(u);
    for (const double side : {-1.0, 1.0}) {
      const std::vector<double> found = derived("tanh(x)", "kernel").at(side * far, 0),
                                opposite = derived("-tanh(x)", "kernel").at(side * far, 0);
      const auto near = [](double v, long double expected) {
        return std::abs(v - expected) <= 2e-15L * std::abs(expected);
      };
      BOOST_TEST(near(found[1], slope), "tanh' at " << far << ": " << found[1]);
      BOOST_TEST(near(found[3], static_cast<long double>(-2 * side) * t * slope),
                 "tanh'' at " << far);
      BOOST_TEST((opposite[1] == -found[1] && opposite[3] == -found[3]));
    }
    const long double s = e / ((1 + e) * (1 + e));
    const std::vector<double> logistic = derived("sigmoid(x)", "kernel").at(far, 0),
                              cross_entropy = derived("-log(sigmoid(x))", "kernel").at(far, 0);
    BOOST_TEST(std::abs(logistic[1] - s) <= 2e-15L * s);
    BOOST_TEST(std::abs(cross_entropy[1] + e / (1 + e)) <= 2e-15L * e);
  }
  check({{"tanh(x)", 1000, 0, {1, 0, 0, 0}},
         {"tanh(x)", -inf, 0, {-1, 0, 0, 0}},
         {"tanh(x)", none, 0, {none, none, 0, none}},
         {"sigmoid(x)", 1000, 0, {1, 0, 0, 0}},
         {"sigmoid(x)", -1000, 0, {0, 0, 0, 0}},
         {"sigmoid(x)", inf, 0, {1, 0, 0, 0}},
         {"softplus(x)", -1000, 0, {0, 0, 0, 0}},
         {"softplus(x)", 1000, 0, {1000, 1, 0, 0}},
         {"softplus(x)", -inf, 0, {0, 0, 0, 0}},
         {"softplus(x)", inf, 0, {inf, 1, 0, 0}}});
  check({{"softplus(x)", 40, 0, {40, 1, 0, std::exp(-40.)}}}, {"kernel"});
}

// Near 1 kernels factor 1 - u^2, so that the derivatives of the inverse functions keep their
// digits; as they stand in the graph, they are exact for an argument within an ulp of the one
// given.
BOOST_AUTO_TEST_CASE(near_branch_points) {
  const auto slope_of = [](const char* name, long double u) -> long double {
    if (std::strcmp(name, "atanh(x)") == 0) return 1 / ((1 - u) * (1 + u));
    const long double slope = 1 / std::sqrt(std::abs((1 - u) * (1 + u)));
    return std::strcmp(name, "acos(x)") == 0 ? -slope : slope;
  };
  for (const char* name : {"asin(x)", "acos(x)", "atanh(x)", "acosh(x)"})
    for (const int power : {-2, -10, -20, -30, -40, -50}) {
      const double x = std::strcmp(name, "acosh(x)") == 0 ? 1 + std::ldexp(1.37, power)
                                                          : 1 - std::ldexp(1.37, power);
      const long double slope = slope_of(name, x),
                        bend = (name[1] == 'c' && name[4] == 'h' ? -1 : 1) * slope * slope * slope *
                               x * (std::strcmp(name, "atanh(x)") == 0 ? 2 / slope : 1);
      const std::vector<double> found = derived(name, "kernel").at(x, 0);
      BOOST_TEST(std::abs(found[1] - slope) <= 1e-15L * std::abs(slope),
                 name << " at " << x << ": " << found[1]);
      BOOST_TEST(std::abs(found[3] - bend) <= 2e-15L * std::abs(bend),
                 name << ", twice, at " << x << ": " << found[3]);
      const double plain = derived(name, "reverse").at(x, 0)[1];
      const long double below = slope_of(name, std::nextafter(x, 0)),
                        above = slope_of(name, std::nextafter(x, 2));
      const long double low = std::min(below, above), high = std::max(below, above);
      BOOST_TEST((plain >= low - 1e-15L * std::abs(low) && plain <= high + 1e-15L * std::abs(high)),
                 name << " at " << x << ": " << plain);
    }
}

// On the axes the second partials of hypot cancel: they are accurate beside the largest of them.
BOOST_AUTO_TEST_CASE(second_partials_of_hypot) {
  for (const double y : {1e-1, 1e-3, 1e-5, 1e-10}) {
    const std::vector<double> found = derived("hypot(x, y)", "kernel").at(1, y);
    const long double h = std::hypot(1.0L, static_cast<long double>(y));
    BOOST_TEST(std::abs(found[3] - y * y / (h * h * h)) <= 4e-16L);
    BOOST_TEST(agree(found[4], static_cast<double>(-y / (h * h * h))));
    BOOST_TEST(agree(found[5], static_cast<double>(1 / (h * h * h))));
  }
}

// Plain formulas lose digits near 0, and so do their derivatives, which are rounded like them.
BOOST_AUTO_TEST_CASE(formulas_that_cancel) {
  check({{"sin(x)/x", 0, 0, {none, none, 0, none}},
         {"x/x", 0, 0, {none, none, 0, none}},
         {"x - x", inf, 0, {none, 0, 0, 0}},
         {"0*x", inf, 0, {none, 0, 0, 0}},
         {"0*x", none, 0, {none, 0, 0, 0}},
         {"1 - cos(x)", 1e-9, 0, {0, 1e-9, 0, 1}}});
  for (const double x : {1e-2, 1e-4, 1e-6, 1e-8}) {
    const double found = derived("sin(x)/x", "kernel").at(x, 0)[1];
    BOOST_TEST(std::abs(found + x / 3) <= 4e-16 / x + x * x * x,
               "sin(x)/x, by x, at " << x << ": " << found);
  }
  check({{"where(x == 0, 1, sin(x)/x)", 0, 0, {1, 0, 0, 0}},
         {"where(abs(x) < 1e-4, 1 - x^2/6, sin(x)/x)", 0, 0, {1, 0, 0, -1. / 3}}});
}

// A branch that is not taken may read NaN or infinity: that touches no derivative.
BOOST_AUTO_TEST_CASE(branches_not_taken) {
  for (const double y : {none, inf, -inf, 1e200, 0.5})
    check({{"3*x*where(x > 0, x*y, x^2)", -1, y, {-3, 9, 0, -18, 0, 0}},
           {"x^3*where(x > 0, (x - y)^2, 0)", -1, y, {0, 0, 0, 0, 0, 0}},
           {"sin(x)*where(x > 0, x*exp(y), x)", 0, y, {0, 0, 0, 2, 0, 0}},
           {"exp(where(x > 0, x*y^3, 2*x))",
            -1,
            y,
            {std::exp(-2.), 2 * std::exp(-2.), 0, 4 * std::exp(-2.), 0, 0}},
           {"2*where(x < 0, x^2, where(x < 1, x*y, log(y)))", -3, y, {18, -12, 0, 4, 0, 0}},
           {"x*where(x < 0, x, where(x < 1, x*y, y^2))", -3, y, {9, -6, 0, 2, 0, 0}},
           {"where(x > 0, sin(x*y), x)*where(x > 0, 1/y, x)", -2, y, {4, -4, 0, 2, 0, 0}},
           {"5*where(x == 0, 1, sin(x*y)/x)", 0, y, {5, 0, 0, 0, 0, 0}},
           {"7*where(x != x, max(y, x*y), x)", 2, y, {14, 7, 0, 0, 0, 0}}});
  // No guard stands against a product that overflows if the condition reads all its factors.
  check({{"y*where(x > 0, x^3, x)", -1e200, 1, {-1e200, none}}}, {"reverse"});
  check({{"y*where(x > 0, x^3, x)", -1e100, 1, {-1e100, 1, -1e100, 0, 1, 0}}});
  // A comparison with NaN takes the second branch, but for !=.
  check({{"3*where(y < 1, x^2, x)", 2, none, {6, 3, 0, 0, 0, 0}},
         {"3*where(y != 1, x^2, x)", 2, none, {12, 12, 0, 6, 0, 0}}});
}

// Such guards cost nothing where the condition reads the same: 8 neurons, 8 selects for the values
// and 8 for 64 weights.
BOOST_AUTO_TEST_CASE(a_layer_has_one_select_a_neuron_each_way) {
  graph g;
  sequence<term> weights, inputs;
  for (std::uint32_t k = 0; k < 64; ++k) weights.push_back(term(g, g.variable("w", 64, k)));
  for (std::uint32_t k = 0; k < 8; ++k) inputs.push_back(term(g, g.variable("x", 8, k)));
  term loss = 0;
  for (std::uint32_t i = 0; i < 8; ++i) {
    term z = 0;
    for (std::uint32_t k = 0; k < 8; ++k) z += weights[8 * i + k] * inputs[k];
    loss += square(where(z > 0, z, 0));
  }
  sequence<term> outputs = reverse_gradient(loss, weights);
  outputs.push_back(loss);
  const sequence<bool> needed =
      reachable_from(g, list_of(g, outputs.items, {outputs.size, 1}).index);
  int selects = 0;
  for (node_index i = 0; i < needed.size; ++i) selects += needed[i] && g[i].is_choice() ? 1 : 0;
  BOOST_TEST(selects == 16);
}

BOOST_AUTO_TEST_SUITE_END()
