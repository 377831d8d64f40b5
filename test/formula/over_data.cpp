// SPDX-License-Identifier: BSL-1.0
// mean(u) and sum(u) in formulas: their values, gradients and explanations are those of the samples,
// taken one by one. NABLA_FORMULAS=100000 tries more formulas.
#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>
#include <nabla/nabla.hpp>

#include "../points.hpp"

using namespace nabla;
using namespace nabla::core;

BOOST_AUTO_TEST_SUITE(over_data)

namespace {

sequence<std::string_view> names(auto... all) {
  sequence<std::string_view> list;
  (list.push_back(all), ...);
  return list;
}
std::string text_of(const graph& g, node_index i) {
  characters out;
  write_node(out, g, i);
  return std::string(out.view());
}

using samples = std::vector<test::point<test::real>>;  // y is the same in all

/// The values of a node, one for each sample or one.
std::vector<double> values_at(const graph& g, node_index root, const samples& all) {
  const auto values = array_values_of(
      g, root, static_cast<std::uint32_t>(all.size()), [&](node_index i, array_index at) {
        const variable_name name(g, g[i].a());
        return static_cast<double>(all[at.sample].at(std::string(name.view())));
      });
  const auto& found = values[root].items;
  return {found.begin(), found.end()};
}
bool near(double u, double v) { return std::abs(u - v) <= 1e-9 * std::max(1.0, std::abs(v)); }

/// The samples that are harmless to the formula of x, y and z; empty if there are none.
samples harmless_samples(const graph& g, node_index root, test::dice& d) {
  samples found;
  const double y = d.between(0.1, 2);
  for (int k = 0; k < 20 && found.size() < 4; ++k) {
    const test::point<test::real> at{{"x", d.between(0.1, 2)}, {"y", y}, {"z", d.between(0.1, 2)}};
    if (test::harmless(g, root, at)) found.push_back(at);
  }
  return found;
}
/// The sum over the samples, one by one: of numbers alone.
double added_up(term u, const samples& all) {
  double sum = 0;
  for (const auto& at : all) sum += static_cast<double>(test::interpret(u, at));
  return sum;
}

/// A formula, and the same over data.
struct example {
  graph apart, together;
  term f, total;
  samples all;

  example(test::dice& d, int size, const std::string& reduction) {
    f = test::build(test::random_formula(d, size), apart);
    f = term(apart, f.in(apart));
    const parsed read = parse(reduction + "(" + text_of(apart, f.index) + " + x)", together,
                              names(std::string_view("x"), std::string_view("z")));
    BOOST_TEST_REQUIRE(bool(read), text_of(apart, f.index));
    total = read.value;
    BOOST_TEST_CHECKPOINT(text_of(together, total.index));
    f = f + term(apart, apart.variable("x"));
    all = harmless_samples(apart, f.index, d);
  }
};

sample_mode mode_of(term u) { return u.shape().varies ? sample_mode::apart : sample_mode::summed; }
/// Where the nodes of a derivation stand with the derivatives found that it leaves open.
std::vector<node_index> without_pending(derivation<>& d, const function_info& sign) {
  graph& g = d.g;
  std::vector<node_index> places(g.size());
  const sequence<term> x(1, term(g, d.x)), one(1, term(1));
  for (node_index i = 0; i < places.size(); ++i) {
    const node n = g[i];
    const term u(g, n.a_is_node() ? places[n.a()] : i);
    if (n.kind() == node_kind::call && g.function_at(n.b()) == &sign)
      places[i] = reverse_sweep(g, sequence<term>(1, u), one, x, mode_of(u))[0].in(g);
    else if (n.is_structural())
      places[i] = restructured(g, i, u, u, g).in(g);
    else
      places[i] = move_node(g, n, places.data(), g);
  }
  return places;
}

}  // namespace

BOOST_AUTO_TEST_CASE(values_and_derivatives_are_those_of_the_samples) {
  test::dice d(71);
  int compared = 0;
  for (int i = 0; i < test::formula_count(1000); ++i) {
    const bool is_mean = i % 2 == 0;
    example e(d, 1 + i % 20, is_mean ? "mean" : "sum");
    if (e.all.empty()) continue;
    const double share = is_mean ? 1.0 / static_cast<double>(e.all.size()) : 1;
    const term apart =
        reverse_gradient(e.f, sequence<term>(1, term(e.apart, e.apart.variable("y"))))[0];
    const term together =
        reverse_gradient(e.total, sequence<term>(1, term(e.together, e.together.variable("y"))))[0];
    const double value = share * added_up(e.f, e.all), slope = share * added_up(apart, e.all);
    if (!std::isfinite(slope) || std::abs(slope) > 1e5) continue;
    const std::vector<double> found = values_at(e.together, e.total.index, e.all),
                              moved = values_at(e.together, together.in(e.together), e.all);
    BOOST_TEST_REQUIRE(found.size() == 1U);
    BOOST_TEST(near(found[0], value), text_of(e.together, e.total.index));
    BOOST_TEST(near(moved[0], slope), text_of(e.together, e.total.index));
    ++compared;
  }
  BOOST_TEST(compared > test::formula_count(1000) / 3);
}

BOOST_AUTO_TEST_CASE(texts_of_derivatives_read_back) {
  test::dice d(73);
  int compared = 0, counting = 0;
  for (int i = 0; i < test::formula_count(500); ++i) {
    example e(d, 1 + i % 20, i % 2 == 0 ? "mean" : "sum");
    if (e.all.empty()) continue;
    graph& g = e.together;
    const node_index slope =
        reverse_gradient(e.total, sequence<term>(1, term(g, g.variable("y"))))[0].in(g);
    const std::string text = text_of(g, slope);
    graph again;
    const parsed read = parse(text, again, names(std::string_view("x"), std::string_view("z")));
    BOOST_TEST_REQUIRE(bool(read), text);
    const double value = values_at(g, slope, e.all)[0],
                 same = values_at(again, read.value.in(again), e.all)[0];
    if (!std::isfinite(value)) continue;
    BOOST_TEST(near(same, value), text);
    ++compared;
    counting += text.find("sum(1)") != std::string::npos ? 1 : 0;
  }
  BOOST_TEST(compared > test::formula_count(500) / 3);
  BOOST_TEST(counting > compared / 10);
}

BOOST_AUTO_TEST_CASE(lines_of_explanations_are_true) {
  test::dice d(72);
  int compared = 0;
  for (int i = 0; i < test::formula_count(500); ++i) {
    example e(d, 1 + i % 20, i % 2 == 0 ? "mean" : "sum");
    if (e.all.empty()) continue;
    characters name{"d/dy"};
    const function_info sign = detail::named_function(name);
    derivation<> steps(e.together, e.total.index, term(e.together, e.together.variable("y")), sign);
    graph& g = steps.g;
    const std::vector<node_index> places = without_pending(steps, sign);
    const term derivative =
        reverse_gradient(term(g, steps.f), sequence<term>(1, term(g, steps.x)))[0];
    const auto check = [&](node_index left_side, node_index right_side, const std::string& line) {
      const std::vector<double> left = values_at(g, left_side, e.all),
                                right = values_at(g, right_side, e.all);
      for (std::size_t k = 0; k < std::max(left.size(), right.size()); ++k) {
        const double u = left[left.size() > 1 ? k : 0], v = right[right.size() > 1 ? k : 0];
        if (!std::isfinite(u) || std::abs(u) > 1e5) continue;
        BOOST_TEST(near(u, v), line << ": " << u << " and " << v);
        ++compared;
      }
    };
    for (const derivation_step& step : steps.steps)
      check(places[step.left], places[step.result],
            text_of(g, step.left) + " = " + text_of(g, step.result));
    check(derivative.in(g), steps.together, "put together: " + text_of(g, steps.together));
  }
  BOOST_TEST(compared > 1000);
}

BOOST_AUTO_TEST_CASE(canonical_sums_are_blind_to_order) {
  const auto canonical_text = [](std::string_view formula) {
    graph g, form;
    const term f = parse(formula, g, names(std::string_view("x"), std::string_view("z"))).value;
    return text_of(form, canonical(g, f.in(g), form).in(form));
  };
  for (const std::string_view sum : {"mean(x*z*y)", "mean(z*(y*x))", "y*mean(z*x)"})
    BOOST_TEST(canonical_text(sum) == "y*mean(x*z)");
}

BOOST_AUTO_TEST_SUITE_END()
