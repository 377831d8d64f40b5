// SPDX-License-Identifier: BSL-1.0
// Arrays that are one node: random functions of them against the same functions written out in
// scalars, and against differences.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>
#include <string>
#include <vector>

#include <nabla/nabla.hpp>

#include "../interpret.hpp"
#include "../random_arrays.hpp"

BOOST_AUTO_TEST_SUITE(whole_arrays)

using nabla::graph;
using nabla::term;
using namespace nabla::core;
using test::random_function;

namespace {

constexpr std::uint32_t sample_count_of_tests = 3;

/// The scalar variable that stands for an element of an array.
term element_variable(graph& to, const graph& g, node_index i, array_index at) {
  std::string name(full_name(g, i).view());
  const shape s = g.shape_of(i);
  if (s.varies) name += "_s" + std::to_string(at.sample);
  if (s.rows > 1) name += "_r" + std::to_string(at.row);
  if (s.columns > 1) name += "_c" + std::to_string(at.column);
  return {to, to.variable(name)};
}

/// Calculates with terms of another graph: writes a function of arrays out in scalars.
struct writing_out : detail::rebuilding {
  const graph& g;

  std::uint32_t samples = sample_count_of_tests;

  writing_out(const graph& source, graph& target) : rebuilding{source, target}, g(source) {}
  term list(node_index, term, term) const { return 0; }
  term structural(node_index, term, term) const { return 0; }
  std::uint32_t extent(std::uint32_t length) const { return length; }
  term element(node_index i, array_index at) const { return element_variable(to, g, i, at); }
  term largest(const sequence<term>& values) const {
    term result = values[0];
    for (std::uint32_t k = 1; k < values.size; ++k)
      result = where(result < values[k], values[k], result);
    return result;
  }
};
sequence<term> written_out(const graph& g, node_index root, graph& to) {
  const array_evaluation<term, writing_out> all(g, reachable_from(g, root), writing_out(g, to));
  return all[root].items;
}

/// A value for each element of each variable, made of its name.
double value_at(const std::string& name) {
  return static_cast<double>(std::hash<std::string>()(name) % 2001) / 1000 - 1;
}
struct value_of_element {
  const graph& g;
  double operator()(node_index i, array_index at) const {
    graph names;
    const term u = element_variable(names, g, i, at);
    return value_at(std::string(full_name(names, u.index).view()));
  }
};
std::vector<double> values_in_arrays(const graph& g, term u) {
  if (u.owner == nullptr) return {to<double>(u.plain)};
  const auto items =
      array_values_of(g, u.index, sample_count_of_tests, value_of_element{g})[u.index].items;
  return {items.begin(), items.end()};
}
double value_in_scalars(term u) {
  test::point<double> at;
  if (u.owner != nullptr)
    for (node_index i = 0; i < u.owner->size(); ++i)
      if ((*u.owner)[i].kind() == node_kind::variable) {
        const std::string name(full_name(*u.owner, i).view());
        at[name] = value_at(name);
      }
  return test::interpret<double>(u, at);
}
bool near(double u, double v) {
  return std::abs(u - v) <= 1e-9 * std::max(1.0, std::abs(v)) || (std::isnan(u) && std::isnan(v));
}

/// The elements of a variable of g as variables of another graph.
sequence<term> elements_of_variable(const graph& g, term x, graph& to) {
  sequence<term> elements;
  const shape s = x.shape();
  for (std::uint32_t r = 0; r < s.rows; ++r)
    for (std::uint32_t c = 0; c < s.columns; ++c)
      elements.push_back(element_variable(to, g, x.index, {0, r, c}));
  return elements;
}
/// Compares a result for an array, which may have lost extents, with one for each element.
void compare(const graph& g, term in_arrays, const shape& s, const sequence<term>& in_scalars,
             unsigned seed) {
  const std::vector<double> values = values_in_arrays(g, in_arrays);
  const shape own = in_arrays.shape();
  for (std::uint32_t k = 0; k < in_scalars.size; ++k) {
    const std::uint32_t row = own.rows > 1 ? k / s.columns : 0,
                        column = own.columns > 1 ? k % s.columns : 0;
    const double expected = value_in_scalars(in_scalars.items[k]);
    BOOST_TEST(near(values[row * own.columns + column], expected),
               "function " << seed << ", element " << k << ": "
                           << values[row * own.columns + column] << " is not " << expected);
  }
}
sequence<term> directions(const graph& g, const sequence<term>& variables, graph& to) {
  sequence<term> all;
  for (const term x : variables) {
    const std::string name = "d" + std::string(full_name(g, x.index).view());
    const shape s = x.shape();
    all.push_back({to, s.is_whole() ? to.variable(name, s) : to.variable(name)});
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(derivatives_are_those_of_the_function_written_out) {
  for (unsigned seed = 0; seed < 300; ++seed) {
    graph g, scalars;
    random_function make(seed, g);
    const term f = make.over_all_samples(make.scalar(4));
    if (f.owner == nullptr) continue;
    const term same = written_out(g, f.index, scalars)[0];
    BOOST_TEST(near(values_in_arrays(g, f)[0], value_in_scalars(same)), "value " << seed);
    const sequence<term> gradient = reverse_gradient(f, make.variables);
    for (std::uint32_t k = 0; k < gradient.size; ++k) {
      const term x = make.variables[k];
      compare(g, gradient[k], x.shape(),
              reverse_gradient(same, elements_of_variable(g, x, scalars)), seed);
    }
  }
}
BOOST_AUTO_TEST_CASE(second_derivatives_in_a_direction_too) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    graph g, scalars;
    random_function make(seed, g);
    const term f = make.over_all_samples(make.scalar(3));
    if (f.owner == nullptr) continue;
    const term same = written_out(g, f.index, scalars)[0];
    const sequence<term> moves = directions(g, make.variables, g);
    const sequence<term> along =
        forward_sweep(g, reverse_gradient(f, make.variables), make.variables, moves);
    sequence<term> elements, steps;
    for (std::uint32_t k = 0; k < make.variables.size; ++k) {
      for (const term x : elements_of_variable(g, make.variables[k], scalars))
        elements.push_back(x);
      for (const term d : elements_of_variable(g, moves[k], scalars)) steps.push_back(d);
    }
    const sequence<term> expected =
        forward_sweep(scalars, reverse_gradient(same, elements), elements, steps);
    std::uint32_t begin = 0;
    for (std::uint32_t k = 0; k < along.size; ++k) {
      const shape s = make.variables[k].shape();
      sequence<term> part;
      for (std::uint32_t i = 0; i < s.size(); ++i) part.push_back(expected[begin + i]);
      compare(g, along[k], s, part, seed);
      begin += s.size();
    }
  }
}
BOOST_AUTO_TEST_CASE(the_canonical_form_is_the_same_function) {
  for (unsigned seed = 0; seed < 150; ++seed) {
    graph g, form;
    random_function make(seed, g);
    const term f = make.over_all_samples(make.scalar(3));
    if (f.owner == nullptr) continue;
    const term canonical_f = canonical(g, f.index, form);
    BOOST_TEST(near(values_in_arrays(form, canonical_f)[0], values_in_arrays(g, f)[0]));
    characters text;
    write_node(text, form, canonical_f.in(form));
    BOOST_TEST(text.view().size() > 0);
  }
}

BOOST_AUTO_TEST_SUITE_END()
