// SPDX-License-Identifier: BSL-1.0
// Plans of random functions of whole arrays, carried out number by number: they compute what the
// functions' nodes do.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <string>

#include <nabla/nabla.hpp>

#include "../interpret_plan.hpp"
#include "../random_arrays.hpp"

BOOST_AUTO_TEST_SUITE(plan_arrays)

namespace {

using namespace test;

struct results {
  sequence<term> terms;
  sequence<shape> extents;

  void add(term u, const shape& s) {
    terms.push_back(u);
    extents.push_back(s);
  }
  void add(const sequence<term>& all, const sequence<term>& variables) {
    for (std::uint32_t k = 0; k < all.size; ++k) add(all[k], variables[k].shape());
  }
};
sequence<term> directions(graph& g, const sequence<term>& variables) {
  sequence<term> all;
  for (const term x : variables) {
    const std::string name = "d" + std::string(full_name(g, x.index).view());
    const shape s = x.shape();
    all.push_back({g, s.is_whole() ? g.variable(name, s) : g.variable(name)});
  }
  return all;
}

/// The function as a graph of its own, run as its plan says, beside its nodes' values.
class comparison {
  graph g;
  std::vector<array_source> sources;
  std::vector<array_result> all_results;
  std::vector<std::vector<double>> in, out;
  std::uint32_t samples;

 public:
  std::uint32_t passes = 0;

  comparison(graph& working, const results& wanted, std::uint32_t sample_count)
      : samples(sample_count) {
    const term list = list_of(working, wanted.terms.items, {wanted.terms.size, 1});
    g = compacted(working, list.in(working));
    for (node_index i = 0; i < g.size(); ++i)
      if (g[i].kind() == node_kind::variable) add_source(i);
    for (std::uint32_t k = 0; k < wanted.extents.size; ++k) add_result(wanted.extents[k]);
  }
  void run(const std::string& what) {
    plan_interpreter plan(g, sources, all_results, in, out, samples);
    passes = plan.passes();
    plan.run();
    const node_index root = g.size() - 1;
    const auto values = array_values_of(
        g, root, samples, [this](node_index i, array_index at) { return value_of(i, at); });
    std::size_t k = 0;
    for_each_element(g, root, [&](node_index entry) { compare(values[entry], k++, what); });
  }

 private:
  std::size_t size_of(const shape& s) const { return s.size() * (s.varies ? samples : 1); }
  void add_source(node_index i) {
    const auto pointer = static_cast<std::uint32_t>(in.size()), offset = pointer % 3;
    sources.push_back({i, pointer, offset});
    const std::string name(full_name(g, i).view());
    in.emplace_back(offset + size_of(g.shape_of(i)));
    for (std::size_t k = offset; k < in.back().size(); ++k)
      in.back()[k] =
          static_cast<double>(std::hash<std::string>()(name + std::to_string(k)) % 2001) / 1000 - 1;
  }
  void add_result(const shape& s) {
    const auto pointer = static_cast<std::uint32_t>(out.size()), offset = pointer % 2;
    all_results.push_back({s, pointer, offset});
    out.emplace_back(offset + size_of(s), std::nan(""));
  }
  double value_of(node_index i, array_index at) const {
    const shape s = g.shape_of(i);
    std::size_t k = 0;
    while (sources[k].variable != i) ++k;
    return in[k][sources[k].offset + (at.sample * s.rows + at.row) * s.columns + at.column];
  }
  void compare(const array_elements<double>& values, std::size_t k, const std::string& what) const {
    const shape s = all_results[k].extents;
    std::size_t i = all_results[k].offset;
    for (std::uint32_t sample = 0; sample < (s.varies ? samples : 1); ++sample)
      for (std::uint32_t r = 0; r < s.rows; ++r)
        for (std::uint32_t c = 0; c < s.columns; ++c, ++i) {
          const double expected = values[{sample, r, c}], found = out[k][i];
          const bool is_near =
              std::abs(found - expected) <= 1e-9 * std::max(1.0, std::abs(expected));
          if (!is_near && !(std::isnan(found) && std::isnan(expected)))
            BOOST_ERROR(what << ", result " << k << ", number " << i << ": " << found << " is not "
                             << expected);
        }
  }
};

constexpr array_lengths all_lengths[] = {{3, 2}, {9, 5}, {18, 3}};

}  // namespace

BOOST_AUTO_TEST_CASE(gradients_and_values) {
  std::uint32_t most_passes = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    graph g;
    random_function make(seed, g, all_lengths[seed % 3], seed % 2 == 0);
    const term f = make.over_all_samples(make.scalar(5));
    if (f.owner == nullptr) continue;
    results wanted;
    wanted.add(f, {});
    wanted.add(reverse_gradient(f, make.variables), make.variables);
    comparison compared(g, wanted, seed % 8 == 0 ? 70 : 1 + seed % 5);
    compared.run("function " + std::to_string(seed));
    most_passes = std::max(most_passes, compared.passes);
  }
  BOOST_TEST(most_passes >= 3U);
}
BOOST_AUTO_TEST_CASE(second_derivatives_in_a_direction) {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    graph g;
    random_function make(seed, g, all_lengths[seed % 3], seed % 4 == 0);
    const term f = make.over_all_samples(make.scalar(4));
    if (f.owner == nullptr) continue;
    results wanted;
    wanted.add(forward_sweep(g, reverse_gradient(f, make.variables), make.variables,
                             directions(g, make.variables)),
               make.variables);
    comparison(g, wanted, 1 + seed % 5).run("direction " + std::to_string(seed));
  }
}
BOOST_AUTO_TEST_CASE(what_varies_from_sample_to_sample) {
  for (unsigned seed = 0; seed < 1000; ++seed) {
    graph g;
    const array_lengths lengths = all_lengths[seed % 3];
    random_function make(seed, g, lengths, seed % 2 == 0);
    results wanted;
    wanted.add(make.column(lengths.longer, 4), whole(lengths.longer, 1, true));
    wanted.add(make.matrix(lengths.shorter, lengths.longer, 4),
               whole(lengths.shorter, lengths.longer, true));
    wanted.add(make.scalar(4), whole(1, 1, true));
    wanted.add(make.variables[seed % 5], make.variables[seed % 5].shape());
    wanted.add(make.column(lengths.shorter, 2), whole(lengths.shorter, 1, true));
    comparison(g, wanted, seed % 8 == 0 ? 70 : 1 + seed % 5).run("rows " + std::to_string(seed));
  }
}

BOOST_AUTO_TEST_SUITE_END()
