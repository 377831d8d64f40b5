// SPDX-License-Identifier: BSL-1.0
// The rules of whole arrays: derivatives of random functions, reverse, forward and of second order,
// against loops over dual numbers.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>
#include <vector>

#include <nabla/nabla.hpp>

#include "../interpret_arrays.hpp"
#include "../random_arrays.hpp"

BOOST_AUTO_TEST_SUITE(array_rules)

using nabla::graph;
using nabla::term;
using namespace nabla::core;
using test::array_interpreter, test::dual;

namespace {

constexpr std::uint32_t samples = 3;
constexpr test::array_lengths all_lengths[] = {{3, 2}, {5, 3}, {4, 2}, {6, 4}};

/// A value from -1 to 1 for each element of each variable; some are the same.
double value_at(std::string_view name, std::uint32_t s, std::uint32_t r, std::uint32_t c) {
  std::uint64_t hash = 88172645463325252U;
  const auto mix = [&](std::uint64_t u) {
    hash = (hash ^ (u + 0x9E3779B97F4A7C15U)) * 0xBF58476D1CE4E5B9U;
    hash ^= hash >> 29;
  };
  for (const char letter : name) mix(static_cast<unsigned char>(letter));
  mix(s * 10000U + r * 100U + c);
  return static_cast<double>(hash % 17) / 8 - 1;
}
bool near(double u, double v) {
  return std::abs(u - v) <= 1e-9 * std::max(1.0, std::abs(v)) || (std::isnan(u) && std::isnan(v));
}

/// A random function with the variables it is differentiated by, and a direction for each.
struct problem {
  graph g;
  test::random_function make;
  term f;
  sequence<term> moves;

  explicit problem(unsigned seed, int depth) : make(seed, g, all_lengths[seed % 4], seed % 3 == 0) {
    f = make.over_all_samples(make.scalar(depth));
    for (const term x : make.variables) {
      const std::string name = "d" + std::string(full_name(g, x.index).view());
      const shape s = x.shape();
      moves.push_back({g, s.is_whole() ? g.variable(name, s) : g.variable(name)});
    }
  }
  std::vector<test::table<double>> values(const sequence<term>& terms) const {
    std::vector<test::table<double>> all;
    for (const term u : terms)
      all.push_back(u.owner == nullptr ? test::table<double>{1, 1, 1, {to<double>(u.plain)}}
                                       : array_interpreter<double>(g, samples, value_at)(u.index));
    return all;
  }
  /// f, where an element of a variable moves, and all variables move in the direction.
  dual<dual<double>> moved(std::string_view variable, std::uint32_t row, std::uint32_t column) {
    const auto leaf = [&](std::string_view name, std::uint32_t s, std::uint32_t r,
                          std::uint32_t c) -> dual<dual<double>> {
      const bool is_data = std::string_view("pqSsTt").find(name) != std::string_view::npos;
      const double step = is_data ? 0 : value_at("d" + std::string(name), s, r, c);
      const double unit = name == variable && r == row && c == column ? 1 : 0;
      return {{value_at(name, s, r, c), step}, {unit, 0}};
    };
    return array_interpreter<dual<dual<double>>>(g, samples, leaf)(f.index).items[0];
  }
};

/// Calls `check` with what a rule and the dual numbers find for each element of each variable.
template <class Check>
void for_each_element(problem& p, const sequence<term>& found, Check check) {
  std::vector<test::table<double>> values = p.values(found);
  for (std::uint32_t k = 0; k < found.size; ++k) {
    const term x = p.make.variables[k];
    const std::string name(full_name(p.g, x.index).view());
    for (std::uint32_t r = 0; r < x.shape().rows; ++r)
      for (std::uint32_t c = 0; c < x.shape().columns; ++c)
        check(values[k].at(0, r, c), p.moved(name, r, c));
  }
}
template <class Law>
void for_each_function(unsigned count, int depth, Law law) {
  for (unsigned seed = 0; seed < count; ++seed) {
    problem p(seed, depth);
    if (p.f.owner != nullptr) law(p, seed);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(reverse_mode) {
  for_each_function(400, 4, [](problem& p, unsigned seed) {
    for_each_element(p, reverse_gradient(p.f, p.make.variables), [&](double found, auto expected) {
      BOOST_TEST(near(found, expected.slope.value), "function " << seed);
    });
  });
}
BOOST_AUTO_TEST_CASE(forward_mode) {
  for_each_function(400, 4, [](problem& p, unsigned seed) {
    const sequence<term> along =
        forward_sweep(p.g, sequence<term>(1, p.f), p.make.variables, p.moves);
    BOOST_TEST(near(p.values(along)[0].at(0, 0, 0), p.moved("", 0, 0).value.slope),
               "function " << seed);
  });
}
BOOST_AUTO_TEST_CASE(second_derivatives_in_a_direction) {
  for_each_function(200, 3, [](problem& p, unsigned seed) {
    const sequence<term> along =
        forward_sweep(p.g, reverse_gradient(p.f, p.make.variables), p.make.variables, p.moves);
    for_each_element(p, along, [&](double found, auto expected) {
      BOOST_TEST(near(found, expected.slope.slope), "function " << seed);
    });
  });
}
/// What is simplified, and what a run-time walk calculates, has the same value.
BOOST_AUTO_TEST_CASE(values) {
  for_each_function(400, 4, [](problem& p, unsigned seed) {
    const double expected = p.moved("", 0, 0).value.value;
    const auto leaf = [&](node_index i, array_index at) {
      return value_at(full_name(p.g, i).view(), at.sample, at.row, at.column);
    };
    BOOST_TEST(near(array_values_of(p.g, p.f.index, samples, leaf)[p.f.index].items[0], expected),
               "function " << seed);
    graph form;
    const term same = canonical(p.g, p.f.index, form);
    const double value =
        same.owner == nullptr
            ? to<double>(same.plain)
            : array_interpreter<double>(form, samples, value_at)(same.index).items[0];
    BOOST_TEST(near(value, expected), "function " << seed);
  });
}

BOOST_AUTO_TEST_SUITE_END()
