// SPDX-License-Identifier: BSL-1.0
// Arrays that are one node: random functions of them against the same functions written out in
// scalars, and against differences.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <nabla/nabla.hpp>

#include "../interpret.hpp"

BOOST_AUTO_TEST_SUITE(whole_arrays)

using nabla::graph;
using nabla::term;
using namespace nabla::core;

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

/// A function of whole arrays, made at random.
class random_function {
  std::mt19937 random;
  graph& g;

 public:
  sequence<term> variables;

  random_function(unsigned seed, graph& its_graph) : random(seed), g(its_graph) {
    variables.push_back({g, g.variable("x")});
    variables.push_back({g, g.variable("u", whole(3, 1))});
    variables.push_back({g, g.variable("v", whole(2, 1))});
    variables.push_back({g, g.variable("W", whole(2, 3))});
    variables.push_back({g, g.variable("V", whole(3, 3))});
  }
  term scalar(int depth) {
    switch (pick(depth > 0 ? 6 : 2)) {
      case 0:
        return variables[0];
      case 1:
        return number(static_cast<std::int64_t>(pick(3)) + 1);
      case 2:
        return added_up(column(3, depth - 1));
      case 3:
        return added_up(column(2, depth - 1));
      case 4:
        return product_of(g, transposed(column(3, depth - 1)), column(3, depth - 1), 3);
      default:
        return binary(scalar(depth - 1), scalar(depth - 1));
    }
  }
  term column(std::uint32_t rows, int depth) {
    switch (pick(depth > 0 ? 9 : 2)) {
      case 0:
        return rows == 3 ? variables[1] : variables[2];
      case 1:
        return {g, g.variable(rows == 3 ? "p" : "q", whole(rows, 1, true))};
      case 2:
        return product_of(g, matrix(rows, 3, depth - 1), column(3, depth - 1), 3);
      case 3:
        return unary(column(rows, depth - 1));
      case 4:
        return binary(column(rows, depth - 1), column(rows, depth - 1));
      case 5:
        return binary(column(rows, depth - 1), scalar(depth - 1));
      case 6:
        return rows == 2 ? sliced(column(3, depth - 1), {0, 2, 2, 3})
                         : spread_out(g, column(2, depth - 1), {1, 1, 2, 3});
      case 7:
        return summed(g, matrix(rows, 3, depth - 1), over_columns, whole(rows, 3));
      default:
        return binary(column(rows, depth - 1), largest_of(column(rows, depth - 1), over_rows));
    }
  }
  term matrix(std::uint32_t rows, std::uint32_t columns, int depth) {
    if (depth <= 0 || pick(4) == 0) return rows == 2 ? variables[3] : variables[4];
    switch (pick(4)) {
      case 0:
        return rows == columns ? transposed(matrix(columns, rows, depth - 1)) : variables[3];
      case 1:
        return column(rows, depth - 1) * transposed(column(columns, depth - 1));
      case 2:
        return unary(matrix(rows, columns, depth - 1));
      default:
        return product_of(g, matrix(rows, 3, depth - 1), matrix(3, columns, depth - 1), 3);
    }
  }
  /// Its sum over the samples.
  term over_all_samples(term u) { return summed(g, u, over_samples, whole(1, 1, true)); }

 private:
  unsigned pick(unsigned below) { return static_cast<unsigned>(random()) % below; }
  term added_up(term u) { return summed(g, u, over_rows, whole(3, 1)); }
  term unary(term u) {
    if (u.is_constant()) return u;
    const function_info* const functions[] = {&info_of<sine>, &info_of<hyperbolic_tangent>,
                                              &info_of<logistic_function>};
    switch (pick(5)) {
      case 0:
        return where(u < 0, u * u, u);
      case 1:
        return power(u, 2) / 4;
      default:
        return apply_function(functions[pick(3)], &u);
    }
  }
  term binary(term u, term v) {
    switch (pick(4)) {
      case 0:
        return u * v;
      case 1:
        return u - v;
      case 2:
        return u / (2 + v * v);
      default:
        return u + v;
    }
  }
};

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
