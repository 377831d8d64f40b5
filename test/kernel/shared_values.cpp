// SPDX-License-Identifier: BSL-1.0
// What derivatives compute twice is shared: they stay the same functions, with the same values at
// the edges, and with fewer operations.
#include <boost/test/unit_test.hpp>
#include <nabla/nabla.hpp>

#include "../random_formula.hpp"

using namespace nabla;
using namespace nabla::core;
using namespace nabla::literals;

namespace {

std::vector<fingerprint> fingerprints_of(const lowered& of) {
  const auto all = fingerprints(of.nodes, reachable_from(of.nodes, of.root));
  std::vector<fingerprint> found;
  for_each_element(of.nodes, of.root, [&](node_index i) { found.push_back(all[i]); });
  return found;
}

/// A formula's value, gradient and second derivatives by x, before and after.
struct shared_derivatives {
  lowered before, after;
  std::uint32_t count = 0;

  explicit shared_derivatives(const test::formula& f) {
    add_derivatives({before.nodes, test::build(f, before.nodes).in(before.nodes)});
  }
  explicit shared_derivatives(const std::string& formula) {
    add_derivatives(parse(formula, before.nodes).value);
  }
  void add_derivatives(const term value) {
    graph& g = before.nodes;
    const node_index written = value.index;
    sequence<term> variables, outputs(1, value);
    for (const auto& name : test::variable_names) variables.push_back(term(g, g.variable(name)));
    for (const term partial : reverse_gradient(value, variables)) outputs.push_back(partial);
    if (outputs[1].owner != nullptr)
      for (const term second : reverse_gradient(outputs[1], variables)) outputs.push_back(second);
    count = outputs.size;
    before.root = list_of(g, outputs.items, {count, 1}).index;
    before.verbatim = sequence<bool>(before.root + 1, false);
    const sequence<bool> needed = reachable_from(g, written);
    for (node_index i = 0; i <= written; ++i) before.verbatim[i] = needed[i];
    after = made_ready(before);
  }
  std::vector<double> values(const lowered& of, const std::vector<double>& at) const {
    const auto value_of = [&](node_index i) {
      const auto name = variable_name(of.nodes, of.nodes[i].a());
      return at[static_cast<std::size_t>(name.view()[0] - 'x')];
    };
    const auto all = values_of(of.nodes, reachable_from(of.nodes, of.root), value_of);
    std::vector<double> found;
    for_each_element(of.nodes, of.root, [&](node_index i) { found.push_back(all[i]); });
    return found;
  }
  /// Whether kernels put other functions into it.
  bool has_relatives() const {
    for (const function_info* const f : after.nodes.functions)
      if (is_function(f->complement) || f->complement_power > 0 || f->relatives > 0 || f->is_choice)
        return true;
    return false;
  }
};

std::string words_for(const test::formula& f) {
  graph g;
  const term built = test::build(f, g);
  characters out;
  write_node(out, g, built.in(g));
  return std::string(out.view());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(shared_values)

// Exactly: as numbers modulo a prime.
BOOST_AUTO_TEST_CASE(shared_derivatives_are_the_same_functions) {
  test::dice d(161);
  int compared = 0;
  for (int i = 0; i < test::formula_count(4000); ++i) {
    const test::formula f = test::random_formula(d, 4 + i % 40);
    const shared_derivatives both(f);
    if (both.has_relatives()) continue;
    const auto before = fingerprints_of(both.before), after = fingerprints_of(both.after);
    BOOST_TEST_REQUIRE(before.size() == after.size());
    for (std::size_t k = 0; k < before.size(); ++k) {
      if (!before[k].defined) continue;
      ++compared;
      BOOST_TEST((before[k] == after[k]), words_for(f) << ": " << k);
    }
  }
  BOOST_TEST(compared > test::formula_count(4000));
}

// Sums of squares, whose derivatives are sums of the same terms with other numbers.
BOOST_AUTO_TEST_CASE(sums_with_other_numbers_are_other_sums) {
  test::dice d(163);
  for (int i = 0; i < test::formula_count(1000); ++i) {
    const auto any = [&] { return std::to_string(static_cast<int>(d.below(9)) - 4); };
    std::string formula = "0";
    for (int k = 0; k < 2 + i % 2; ++k)
      formula += " + square(" + any() + "*x + " + any() + "*y + " + any() + "*z*x + " + any() +
                 ")" + (i % 3 == 0 ? "*(x + " + any() + "*z)/(" + any() + "*y + 7)" : "");
    const shared_derivatives both(formula);
    const auto before = fingerprints_of(both.before), after = fingerprints_of(both.after);
    for (std::size_t k = 0; k < before.size(); ++k)
      if (before[k].defined) BOOST_TEST((before[k] == after[k]), formula << ": " << k);
  }
}

// The bits of 2^-177 are twice those of 2^-600.
BOOST_AUTO_TEST_CASE(doubles_have_no_factors) {
  const auto digits = [](int exponent) {
    characters out;
    write_double(out, std::ldexp(1., exponent));
    return std::string(out.view());
  };
  const shared_derivatives both("2*(" + digits(-600) + "*y)*z + " + digits(-177) + "*x*y");
  BOOST_TEST((fingerprints_of(both.before)[1] == fingerprints_of(both.after)[1]));
}

/// A graph of sums, products, quotients and numbers, as nobody has simplified it. No node of it is
/// what somebody wrote, but for some of the last.
lowered random_derivative(test::dice& d) {
  lowered made;
  graph& g = made.nodes;
  sequence<node_index> nodes, results;
  const auto below = [&](std::uint32_t n) {
    return static_cast<std::uint32_t>(d.below(static_cast<int>(n)));
  };
  const auto any = [&] { return nodes[nodes.size - 1 - below(nodes.size < 9 ? nodes.size : 9)]; };
  for (const auto& name : test::variable_names) nodes.push_back(g.variable(name));
  for (int i = 0; i < 25; ++i) {
    const number fraction =
        number(static_cast<std::int64_t>(d.below(9)) - 4) / number(d.below(3) + 1);
    const node_index a = any(), b = d.below(3) == 0 ? g.constant(fraction) : any();
    const node_kind kinds[] = {node_kind::add,      node_kind::subtract, node_kind::multiply,
                               node_kind::multiply, node_kind::divide,   node_kind::negate};
    const node_kind kind = kinds[d.below(6)];
    const bool turned = kind == node_kind::divide && g.is_constant(b);
    nodes.push_back(kind == node_kind::negate ? g.intern(node(kind, a, 0))
                    : turned                  ? g.intern(kind, b, a)
                                              : g.intern(kind, a, b));
  }
  sequence<term> outputs;
  for (std::uint32_t k = 0; k < 4; ++k) outputs.push_back(term(g, nodes[nodes.size - 1 - 3 * k]));
  made.root = list_of(g, outputs.items, {outputs.size, 1}).index;
  made.verbatim = sequence<bool>(made.root + 1, false);
  const sequence<bool> written = reachable_from(g, nodes[below(nodes.size)]);
  for (node_index i = 0; i < written.size; ++i) made.verbatim[i] = written[i];
  return made;
}
/// Of all nodes, and of those that somebody wrote.
std::array<std::uint32_t, 2> operations_in(const lowered& from) {
  const graph& g = from.nodes;
  const sequence<bool> needed = reachable_from(g, from.root);
  std::array<std::uint32_t, 2> count{};
  for (node_index i = 0; i <= from.root; ++i) {
    const bool is_operation = detail::has_two_operands(g.kind(i)) || g.kind(i) == node_kind::negate;
    if (!needed[i] || g.is_fixed(i) || !is_operation) continue;
    ++count[0];
    if (from.verbatim[i]) ++count[1];
  }
  return count;
}
BOOST_AUTO_TEST_CASE(numbers_move_outwards) {
  test::dice d(164);
  int fewer = 0, compared = 0;
  for (int i = 0; i < test::formula_count(4000); ++i) {
    const lowered before = random_derivative(d), after = collect_numbers(before);
    const auto [count, written] = operations_in(before);
    const auto [rest, still_written] = operations_in(after);
    BOOST_TEST(rest <= count + 1);             // a product with its number may be one that is there
    BOOST_TEST(still_written + 1 >= written);  // what is negated twice is not needed once
    fewer += rest < count ? 1 : 0;
    const auto expected = fingerprints_of(before), found = fingerprints_of(after);
    for (std::size_t k = 0; k < expected.size(); ++k) {
      if (!expected[k].defined) continue;
      ++compared;
      BOOST_TEST((found[k] == expected[k]));
    }
  }
  BOOST_TEST(fewer > test::formula_count(4000) / 2);
  BOOST_TEST(compared > test::formula_count(4000));
}

/// x (y + 1), x (y + 2), ... and z + 1, z + 2, ..., added and subtracted in any order.
lowered random_sum(test::dice& d) {
  lowered made;
  graph& g = made.nodes;
  sequence<node_index> terms;
  const node_index x = g.variable("x"), y = g.variable("y"), z = g.variable("z");
  for (int k = 1; k <= 6; ++k) {
    const bool is_rest = d.below(3) == 0;
    const node_index sum = g.intern(node_kind::add, is_rest ? z : y, g.constant(k));
    terms.push_back(is_rest ? sum : g.intern(node_kind::multiply, x, sum));
  }
  while (terms.size > 1) {
    const auto at = static_cast<std::uint32_t>(d.below(static_cast<int>(terms.size) - 1));
    const node_kind kind = d.below(2) == 0 ? node_kind::add : node_kind::subtract;
    terms[at] = g.intern(kind, terms[at], terms[at + 1]);
    terms[at + 1] = terms[terms.size - 1];
    terms.pop_back();
  }
  made.root = terms[0];
  made.verbatim = sequence<bool>(made.root + 1, false);
  return made;
}
BOOST_AUTO_TEST_CASE(common_factors_come_out_of_sums) {
  test::dice d(165);
  int fewer = 0;
  for (int i = 0; i < test::formula_count(1000); ++i) {
    const lowered before = random_sum(d), after = spell_out(before);
    fewer += operations_in(after)[0] < operations_in(before)[0] ? 1 : 0;
    BOOST_TEST((fingerprints_of(after) == fingerprints_of(before)));
  }
  BOOST_TEST(fewer > test::formula_count(1000) / 2);
}

BOOST_AUTO_TEST_CASE(zeros_do_not_cancel) {
  const shared_derivatives both("where(x < x, 0*x/(0*y), z*x/y)");
  BOOST_TEST(both.values(both.after, {3, 4, 5})[3] == 0.75);
}

// A gradient alone has the user's calls in it, too, which nothing has simplified.
BOOST_AUTO_TEST_CASE(relatives_of_constants) {
  constexpr variable<"x"> x;
  constexpr variable<"y"> y;
  BOOST_TEST(diff(y * y * exp(0_c * x), y)(x = 3.0, y = 2.0) == 4);
  BOOST_TEST(diff(y * y * sigmoid(0_c * x), y)(x = 3.0, y = 2.0) == 2);
}

// Where a derivative has a value it keeps it, at zero and at other corners, too.
BOOST_AUTO_TEST_CASE(shared_derivatives_keep_their_values_at_the_edges) {
  test::dice d(162);
  const std::vector<double> corners{0, -0.0, 1, -1, 2, 0.5};
  for (int i = 0; i < test::formula_count(4000); ++i) {
    const test::formula f = test::random_formula(d, 4 + i % 25);
    const shared_derivatives both(f);
    std::vector<double> at;
    for (int k = 0; k < 3; ++k)
      at.push_back(i % 2 == 0 ? corners[static_cast<std::size_t>(d.below(6))] : d.between(-3, 3));
    const auto before = both.values(both.before, at), after = both.values(both.after, at);
    double largest = 1;
    for (const double u : before)
      if (std::isfinite(u)) largest = std::max(largest, std::abs(u));
    for (std::size_t k = 0; k < before.size(); ++k)
      if (std::isfinite(before[k]) && largest < 1e100)
        BOOST_TEST(std::abs(after[k] - before[k]) <= 1e-8 * largest,
                   words_for(f) << " at " << at[0] << ", " << at[1] << ", " << at[2] << ": " << k
                                << ", " << before[k] << ", " << after[k]);
  }
}

BOOST_AUTO_TEST_SUITE_END()
