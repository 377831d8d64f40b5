// SPDX-License-Identifier: BSL-1.0
// Jacobians by every order of elimination, and arrays of which only some elements are stored.

#include <string>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../interpret.hpp"
#include "../points.hpp"
#include "../random_formula.hpp"

namespace {

using namespace nabla;
using namespace nabla::core;
using real = long double;

sequence<term> variables_in(graph& g) {
  sequence<term> all;
  for (const auto& name : test::variable_names) all.push_back(term(g, g.variable(name)));
  return all;
}
/// The entries of a Jacobian by an order of elimination of the test's own.
sequence<term> eliminated(graph& g, const sequence<term>& outputs, const sequence<term>& inputs,
                          bool symmetric, bool forward) {
  const simplifying_scope simplifying(g);
  linearized<term_algebra> l = core::detail::linearize(g, outputs, inputs);
  if (symmetric) core::detail::want_lower_half(l, inputs);
  term_algebra terms{g};
  for (std::uint32_t k = 0; k < l.inner.size; ++k)
    l.eliminate(l.inner[forward ? k : l.inner.size - 1 - k], terms);
  sequence<term> entries(outputs.size * inputs.size, term(0));
  for (const auto& it : l.edges)
    for (std::uint32_t j = 0; j < inputs.size && !it.gone; ++j)
      if (it.from == inputs[j].index)
        entries[(it.to - (l.first_in.size - outputs.size)) * inputs.size + j] =
            settled(g, it.value);
  return entries;
}
bool is_near(real u, real v, real size) {
  return std::abs(u - v) <= 1e-12L * size || (std::isnan(u) && std::isnan(v));
}

/// An array of this many rows and columns with random elements, of which this share is zero.
sequence<term> random_elements(test::dice& d, graph& g, std::uint32_t rows, std::uint32_t columns,
                               unsigned zeros_in_ten, bool symmetric) {
  const sequence<term> x = variables_in(g);
  sequence<term> all(rows * columns, term(0));
  for (std::uint32_t i = 0; i < rows; ++i)
    for (std::uint32_t j = 0; j < (symmetric ? i + 1 : columns); ++j) {
      if (d.below(10) < static_cast<int>(zeros_in_ten)) continue;
      const term element = static_cast<int>(i * columns + j + 2) * x[(i + j) % x.size];
      all[i * columns + j] = element;
      if (symmetric) all[j * columns + i] = element;
    }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(elimination)

BOOST_AUTO_TEST_CASE(every_order_gives_the_same_hessian_whole_or_half) {
  test::dice d(11);
  int compared = 0;
  for (int i = 0; i < test::formula_count(2000) / 10; ++i) {
    graph g;
    const term built = test::build(test::random_formula(d, 3 + i % 25), g);
    const term f(g, built.in(g));
    const sequence<term> x = variables_in(g);
    sequence<term> slopes;
    for (const term slope : reverse_gradient(f, x)) slopes.push_back(term(g, slope.in(g)));
    const sequence<term> chosen = jacobian_of(g, slopes, x);
    for (const auto& at : test::harmless_points(g, f.index, d))
      for (const bool symmetric : {false, true})
        for (const bool forward : {false, true}) {
          const sequence<term> entries = eliminated(g, slopes, x, symmetric, forward);
          for (std::uint32_t r = 0; r < x.size; ++r)
            for (std::uint32_t c = 0; c < (symmetric ? r + 1 : x.size); ++c) {
              const real expected = test::interpret<real>(chosen[r * x.size + c], at);
              if (!(std::abs(expected) < 1e6L)) continue;
              BOOST_TEST(
                  is_near(test::interpret<real>(entries[r * x.size + c], at), expected, 1e6L));
              ++compared;
            }
        }
  }
  BOOST_TEST(compared > 1000);
}

BOOST_AUTO_TEST_CASE(packed_arrays_are_what_they_were_made_of) {
  test::dice d(12);
  int packed = 0;
  for (int i = 0; i < 300; ++i) {
    const auto rows = static_cast<std::uint32_t>(1 + d.below(14));
    const bool symmetric = d.below(2) == 0;
    const auto columns = symmetric ? rows : static_cast<std::uint32_t>(1 + d.below(14));
    graph g;
    const auto zeros = static_cast<unsigned>(d.below(11));
    const sequence<term> made = random_elements(d, g, rows, columns, zeros, symmetric);
    const term array = array_of(g, made, {rows, columns});
    if (!array.is_list()) continue;
    packed += is_packed(g, array.index) ? 1 : 0;
    const auto check = [&](const graph& from, node_index root, const std::string& what) {
      std::uint32_t k = 0;
      for_each_element(from, root, [&](node_index element) {
        characters here, there;
        write_node(here, from, element);
        write_node(there, g, made[k++].in(g));
        BOOST_TEST(here.view() == there.view(),
                   what << ": element " << k - 1 << " of " << rows << " x " << columns);
      });
      BOOST_TEST(k == rows * columns);
      BOOST_TEST(from.shape_of(root).rows == rows);
      BOOST_TEST(from.shape_of(root).columns == columns);
    };
    check(g, array.index, "as made");
    const sequence<term> elements = elements_of(array);
    BOOST_REQUIRE(elements.size == made.size);
    for (std::uint32_t k = 0; k < made.size; ++k)
      BOOST_TEST(
          (identical(elements[k], made[k]) || (elements[k].is_number(0) && made[k].is_number(0))));
    const graph small = compacted(g, array.index);
    check(small, small.size() - 1, "compacted");
    graph other;
    check(other, copy(g, array.index, other), "copied");
    graph simplified;
    simplified.simplifies = true;
    check(simplified, rebuild(g, array.index, simplified).in(simplified), "rebuilt");
    BOOST_TEST((fingerprint_of(array) == fingerprint_of(list_of(g, made.items, {rows, columns}))));
    BOOST_TEST((array_of(g, made, {rows, columns}).index == array.index));
  }
  BOOST_TEST(packed > 50);
}

BOOST_AUTO_TEST_CASE(a_graph_has_hundreds_of_shapes) {
  graph g;
  const term elements[] = {term(g, g.variable("x")), term(g, g.variable("y"))};
  sequence<term> lists;
  for (std::uint32_t k = 1; k < node::most_shapes; ++k)
    lists.push_back(list_of(g, elements, 2, g.shape_index({k, 2})));
  const graph all = compacted(g, list_of(g, lists.items, lists.size, 0).index);
  std::uint32_t rows = 0;
  for (node_index i = all.size() - 1; rows + 2 < node::most_shapes; i = all[i].b()) {
    BOOST_TEST(all.shape_of(all[i].a()).rows == ++rows);
    BOOST_TEST((all[all[i].a()].kind() == node_kind::list && !all[all[i].a()].is_fixed()));
  }
}

/// What the instructions would write where, beside the fills.
BOOST_AUTO_TEST_CASE(instructions_and_fills_write_each_output_once) {
  test::dice d(13);
  for (int i = 0; i < 200; ++i) {
    const auto rows = static_cast<std::uint32_t>(8 + d.below(8));
    lowered ready;
    graph& g = ready.nodes;
    const bool symmetric = d.below(2) == 0;
    const auto zeros = static_cast<unsigned>(d.below(11));
    const sequence<term> made = random_elements(d, g, rows, rows, zeros, symmetric);
    const term parts[] = {term(g, g.variable("x")), array_of(g, made, {rows, rows}),
                          array_of(g, made, {rows * rows, 1}), term(g, g.variable("y"))};
    ready.root = list_of(g, parts, {4, 1}).index;
    ready.verbatim = sequence<bool>(g.size(), false);
    sequence<node_index> inputs;
    for (const term x : variables_in(g)) inputs.push_back(x.index);
    const schedule s(ready, inputs);
    BOOST_TEST(s.outputs == 2 * rows * rows + 2);
    std::vector<int> written(s.outputs, 0);
    for (const std::uint64_t word : s.instructions)
      if ((word >> instruction::result_at & instruction::is_output) != 0)
        ++written[word >> instruction::result_at & instruction::largest_index];
    for (const fill& run : s.fills)
      for (std::uint32_t k = 0; k < run.length; ++k) {
        const std::uint32_t to = run.to + k * run.stride;
        ++written[to];
        const std::uint32_t array = to <= rows * rows ? 1 : 1 + rows * rows;
        const term element = made[to - array];
        if (run.is_zero())
          BOOST_TEST(element.is_number(0));
        else
          BOOST_TEST(identical(element, made[run.from + k - array]));
      }
    for (const int times : written) BOOST_TEST(times == 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()
