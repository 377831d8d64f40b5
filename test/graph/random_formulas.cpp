// SPDX-License-Identifier: BSL-1.0
// Laws of the graph's algorithms on formulas that nobody thought of. NABLA_FORMULAS=100000 tries
// more of them.

#include <cmath>
#include <complex>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../points.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using real = long double;

std::string text_of_term(const graph& g, term u) {
  characters out;
  graph copy_of_g = g;
  write_node(out, g, u.in(copy_of_g));
  return std::string(out.view());
}
/// The canonical form as text, which says everything about its nodes.
struct canonical_text {
  graph form;
  term root;
  std::string text;
  explicit canonical_text(const graph& from, node_index at) {
    root = canonical(from, at, form);
    text = text_of_term(form, root);
  }
};

bool near(real u, real v, real tolerance) {
  return std::abs(u - v) <= tolerance * std::max<real>(1, std::abs(v));
}

fingerprint folded_fingerprint(const graph& from, node_index root) {
  graph folded;
  folded.simplifies = true;
  return fingerprint_of(rebuild(from, root, folded));
}

/// Whether a number has left, or is about to leave, the fractions of 64 bits: rounding depends on
/// the order.
bool has_inexact_number(const graph& g) {
  for (node_index i = 0; i < g.size(); ++i) {
    if (g[i].kind() == node_kind::power && g[g[i].a()].is_constant()) return true;
    if (!g[i].is_constant()) continue;
    const number u = g.number_at(i);
    if (!u.is_exact() || std::abs(u.numerator) > 1LL << 52) return true;
  }
  return false;
}
/// Whether all values on the way are finite.
bool stays_finite(const graph& g, node_index root, const test::point<real>& at) {
  for (const real u : test::interpret_all(g, root, at))
    if (!std::isfinite(u)) return false;
  return true;
}
struct sample {
  graph g;
  term f;
  explicit sample(const test::formula& source, test::dice* shuffled = nullptr) {
    const term built = test::build(source, g, shuffled);
    f = term(g, built.in(g));
  }
};
/// The formula with an analytic function of as many arguments in each other's place, and first
/// branches for choices.
void make_analytic(test::formula& f, test::dice& d) {
  while (f.what == test::formula::choice) f = test::formula(f.parts[2]);
  for (auto& part : f.parts) make_analytic(part, d);
  if (f.what != test::formula::call) return;
  const bool has_one = f.parts.size() == 1;
  const auto& functions = has_one ? test::functions_of_one() : test::functions_of_two();
  const auto is_analytic = [&] {
    return test::analytic_functions::find(
               functions[static_cast<std::size_t>(f.index % 100)]->name) >= 0;
  };
  while (!is_analytic())
    f.index = (has_one ? 0 : 100) + d.below(static_cast<int>(functions.size()));
}
/// The formula's algebra alone, with numbers so large and small that many of their products are not
/// doubles, and with exponents up to where multiplications end and calls of pow begin.
void make_extreme(test::formula& f, test::dice& d) {
  static const number numbers[] = {2,
                                   -3,
                                   {1, 3},
                                   number::inexact(1e200),
                                   number::inexact(-1e200),
                                   number::inexact(3e-200),
                                   number::inexact(1e160),
                                   number::inexact(-2e-155),
                                   number::inexact(0.1)};
  while (f.what == test::formula::choice || f.what == test::formula::call)
    f = test::formula(f.parts.back());
  static const int exponents[] = {7, -12, 33, 64, 65};
  if (f.what == test::formula::constant) f.value = numbers[d.below(9)];
  if (f.what == test::formula::power && d.below(3) == 0) f.index = exponents[d.below(5)];
  for (auto& part : f.parts) make_extreme(part, d);
}
/// Whether no sum cancels, and nothing comes near the ends of long double.
bool keeps_digits(const graph& g, node_index root, const test::point<real>& at) {
  const std::vector<real> v = test::interpret_all(g, root, at);
  for (node_index i = 0; i <= root; ++i) {
    const nabla::core::node n = g[i];
    if (v[i] != 0 && !(std::abs(v[i]) < 1e2000L && std::abs(v[i]) > 1e-2000L)) return false;
    if (n.kind() != node_kind::add && n.kind() != node_kind::subtract) continue;
    if (std::abs(v[i]) < 1e-3L * std::max(std::abs(v[n.a()]), std::abs(v[n.b()]))) return false;
  }
  return true;
}
test::formula next_formula(test::dice& d, int i) { return test::random_formula(d, 3 + i % 38); }

}  // namespace

BOOST_AUTO_TEST_SUITE(random_formulas)

BOOST_AUTO_TEST_CASE(canonical_form_is_idempotent_and_blind_to_order) {
  test::dice d(1);
  int shown = 0;
  for (int i = 0; i < test::formula_count(5000); ++i) {
    const test::formula source = next_formula(d, i);
    const sample first(source), second(source, &d);
    const canonical_text form(first.g, first.f.index), again(form.form, form.root.index),
        other(second.g, second.f.index);
    if (has_inexact_number(form.form) || has_inexact_number(other.form)) continue;
    if ((again.text != form.text || other.text != form.text) && ++shown < 12)
      BOOST_TEST(false, "formula " << i << " = " << text_of_term(first.g, first.f)
                                   << "\n  canonical " << form.text << "\n  again     "
                                   << again.text << "\n  shuffled  " << other.text);
    else
      BOOST_CHECK(again.text == form.text && other.text == form.text);
  }
}

// 1/2 and 1/2 of a sum are that sum, term by term.
BOOST_AUTO_TEST_CASE(canonical_sums_have_no_sums_as_terms) {
  graph g;
  const term f = parse("x - (y + z)/2 - (y + z)/2 - y", g).value;
  BOOST_TEST(canonical_text(g, f.index).text == "x - 2*y - z");
}

BOOST_AUTO_TEST_CASE(canonical_form_and_simplification_preserve_values) {
  test::dice d(2);
  int compared = 0;
  for (int i = 0; i < test::formula_count(5000); ++i) {
    const sample s(next_formula(d, i));
    graph simplified;
    simplified.simplifies = true;
    const term simple = rebuild(s.g, s.f.index, simplified);
    const canonical_text form(s.g, s.f.index);
    for (const auto& at : test::harmless_points(s.g, s.f.index, d)) {
      if (!stays_finite(form.form, form.root.index, at)) continue;  // (10x)^5000 is 10^5000 x^5000
      const real value = test::interpret(s.f, at);
      BOOST_TEST(near(test::interpret(form.root, at), value, 1e-11L),
                 "canonical form of " << text_of_term(s.g, s.f) << "\n  is " << form.text);
      BOOST_TEST(near(test::interpret(simple, at), value, 1e-11L),
                 "simplified form of " << text_of_term(s.g, s.f) << "\n  is "
                                       << text_of_term(simplified, simple));
      ++compared;
    }
  }
  BOOST_TEST(compared > test::formula_count(5000) / 2);
}

// Equality may miss what only collecting terms reveals, as in exp(y + (x - y - x)) or hypot(u, z -
// z), and numbers that left 64-bit fractions; that is rare. It must never find two different
// functions equal.
BOOST_AUTO_TEST_CASE(fingerprint_agrees_with_the_canonical_form) {
  test::dice d(3);
  const int count = test::formula_count(5000);
  int missed = 0;
  for (int i = 0; i < count; ++i) {
    const test::formula source = next_formula(d, i);
    const sample first(source), second(source, &d);
    const canonical_text form(first.g, first.f.index);
    const fingerprint p = folded_fingerprint(first.g, first.f.index),
                      q = folded_fingerprint(second.g, second.f.index);
    const fingerprint r = folded_fingerprint(form.form, form.root.index);
    const bool agree = !p.defined || has_inexact_number(form.form) ||
                       ((!q.defined || p == q) && (!r.defined || p == r));
    if (!agree && ++missed < 10)
      BOOST_TEST_MESSAGE("equality misses " << text_of_term(first.g, first.f) << " = "
                                            << form.text);
    const sample other(
        next_formula(d, 2 + i % 5));  // another formula: equal only if its values are
    if (folded_fingerprint(other.g, other.f.index) == p)
      for (const auto& at : test::harmless_points(first.g, first.f.index, d))
        if (test::harmless(other.g, other.f.index, at))
          BOOST_TEST(near(test::interpret(first.f, at), test::interpret(other.f, at), 1e-11L));
  }
  BOOST_TEST(1000 * missed <= 3 * count, missed << " equalities missed of " << count);
}

BOOST_AUTO_TEST_CASE(gradient_backwards_is_forwards_is_difference_quotient) {
  test::dice d(4);
  int compared = 0;
  for (int i = 0; i < test::formula_count(5000); ++i) {
    sample s(next_formula(d, i));
    sequence<term> variables;
    for (const auto& name : test::variable_names)
      variables.push_back(term(s.g, s.g.variable(name)));
    const auto points = test::harmless_points(s.g, s.f.index, d);
    const node_index own = s.f.index;
    const sequence<term> backwards = reverse_gradient(s.f, variables);
    for (std::uint32_t k = 0; k < 3; ++k) {
      sequence<term> direction(3, term(0));
      direction[k] = 1;
      const term forwards = forward_sweep(s.g, sequence<term>(1, s.f), variables, direction)[0];
      for (const auto& at : points) {
        const real found = test::interpret(backwards[k], at);
        const real step = 1e-4L;
        const auto along = [&](real u) {
          test::point<real> moved = at;
          moved[test::variable_names[k]] = u;
          return test::interpret(s.f, moved);
        };
        const real u = at.at(test::variable_names[k]);
        test::point<real> left = at, right = at;
        left[test::variable_names[k]] -= step, right[test::variable_names[k]] += step;
        BOOST_TEST(near(test::interpret(forwards, at), found, 1e-11L),
                   "forwards " << test::interpret(forwards, at) << ", backwards " << found << ": "
                               << text_of_term(s.g, term(s.g, own)));
        if (!test::harmless(s.g, own, left) || !test::harmless(s.g, own, right)) continue;
        const real expected = test::difference(along, u, step);
        if (!near(test::difference(along, u, step / 8), expected, 1e-9L))
          continue;  // close to a pole: the quotient says nothing
        BOOST_TEST(near(found, expected, 1e-8L), found << ", not " << expected << ", by "
                                                       << test::variable_names[k] << ": "
                                                       << text_of_term(s.g, term(s.g, own)));
        ++compared;
      }
    }
  }
  BOOST_TEST(compared > test::formula_count(5000));
}

// In long double, whose exponents have room for all of it.
BOOST_AUTO_TEST_CASE(numbers_whose_products_overflow_are_kept_apart) {
  using complex = std::complex<real>;
  test::dice d(7);
  int compared = 0;
  const auto same = [](real u, real v, real rounding = 0) {
    return std::abs(u - v) <= 1e-10L * std::abs(v) + rounding;
  };
  for (int i = 0; i < test::formula_count(5000); ++i) {
    test::formula source = test::random_formula(d, 3 + i % 16);
    make_extreme(source, d);
    sample s(source);
    const node_index own = s.f.index;
    test::point<real> at;
    for (const auto& name : test::variable_names) at[name] = d.between(0.5, 2.0);
    if (!keeps_digits(s.g, own, at)) continue;
    const std::string text = text_of_term(s.g, term(s.g, own));
    const canonical_text form(s.g, own);
    graph simplified;
    simplified.simplifies = true;
    const term simple = rebuild(s.g, own, simplified);
    sequence<term> variables;
    for (const auto& name : test::variable_names)
      variables.push_back(term(s.g, s.g.variable(name)));
    const sequence<term> gradient = reverse_gradient(s.f, variables);
    if (!keeps_digits(form.form, form.root.index, at)) continue;
    real largest = 0;
    for (const real u : test::interpret_all(s.g, own, at)) largest = std::max(largest, std::abs(u));
    const real value = test::interpret(term(s.g, own), at);
    BOOST_TEST(same(test::interpret(form.root, at), value),
               "canonical form of " << text << "\n  is " << form.text);
    BOOST_TEST(same(test::interpret(simple, at), value),
               "simplified form of " << text << "\n  is " << text_of_term(simplified, simple));
    for (std::uint32_t k = 0; k < 3; ++k) {
      test::point<complex> moved;
      for (const auto& [name, u] : at)
        moved[name] = complex(u, name == test::variable_names[k] ? 1e-1000L : 0);
      const real found = test::interpret(gradient[k], at),
                 expected = test::interpret(term(s.g, own), moved).imag() / 1e-1000L;
      if (!keeps_digits(s.g, gradient[k].in(s.g), at)) continue;
      BOOST_TEST(same(found, expected, 1e-16L * largest), found << ", not " << expected << ", by "
                                                                << test::variable_names[k] << ": "
                                                                << text);
    }
    ++compared;
  }
  BOOST_TEST(compared > test::formula_count(5000) / 2);
}

// f(x + ih) = f(x) + ih f'(x) - O(h^2): a derivative without differences, exact to rounding.
BOOST_AUTO_TEST_CASE(gradient_is_complex_step) {
  using complex = std::complex<real>;
  test::dice d(6);
  int compared = 0;
  for (int i = 0; i < test::formula_count(5000); ++i) {
    test::formula source = next_formula(d, i);
    make_analytic(source, d);
    sample s(source);
    const node_index own = s.f.index;
    const auto points = test::harmless_points(s.g, own, d);
    sequence<term> variables;
    for (const auto& name : test::variable_names)
      variables.push_back(term(s.g, s.g.variable(name)));
    const sequence<term> gradient = reverse_gradient(s.f, variables);
    for (const auto& at : points)
      for (std::uint32_t k = 0; k < 3; ++k) {
        const real step = 1e-1000L;
        test::point<complex> moved;
        for (const auto& [name, value] : at)
          moved[name] = complex(value, name == test::variable_names[k] ? step : 0);
        const real found = test::interpret(gradient[k], at),
                   expected = test::interpret(s.f, moved).imag() / step;
        BOOST_TEST(near(found, expected, 1e-12L), found << ", not " << expected << ", by "
                                                        << test::variable_names[k] << ": "
                                                        << text_of_term(s.g, term(s.g, own)));
        ++compared;
      }
  }
  BOOST_TEST(compared > test::formula_count(5000));
}

BOOST_AUTO_TEST_CASE(hessian_is_symmetric_and_every_order_of_elimination_agrees) {
  test::dice d(5);
  for (int i = 0; i < test::formula_count(5000) / 10; ++i) {
    sample s(test::random_formula(d, 3 + i % 20));
    sequence<term> variables;
    for (const auto& name : test::variable_names)
      variables.push_back(term(s.g, s.g.variable(name)));
    const node_index own = s.f.index;
    const auto points = test::harmless_points(s.g, own, d);
    sequence<term> gradient;
    for (const term partial : reverse_gradient(s.f, variables))
      gradient.push_back(term(s.g, partial.in(s.g)));
    const sequence<term> full = jacobian_of(s.g, gradient, variables),
                         half = jacobian_of(s.g, gradient, variables, true);
    for (const auto& at : points) {
      real largest = 1;
      for (const term entry : full)
        largest = std::max(largest, std::abs(test::interpret(entry, at)));
      if (!(largest < 1e6L)) continue;
      for (std::uint32_t j = 0; j < 3; ++j) {
        const sequence<term> row = reverse_gradient(gradient[j], variables);
        for (std::uint32_t k = 0; k < 3; ++k) {
          const real entry = test::interpret(full[3 * j + k], at);
          BOOST_TEST(near(entry, test::interpret(full[3 * k + j], at), 1e-12L * largest),
                     "not symmetric: " << text_of_term(s.g, term(s.g, own)));
          BOOST_TEST(near(entry, test::interpret(half[3 * j + k], at), 1e-12L * largest),
                     "half of it differs: " << text_of_term(s.g, term(s.g, own)));
          BOOST_TEST(near(entry, test::interpret(row[k], at), 1e-12L * largest),
                     "row by row differs: " << text_of_term(s.g, term(s.g, own)));
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
