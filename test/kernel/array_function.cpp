// SPDX-License-Identifier: BSL-1.0
// Kernels of functions of whole arrays against the functions' nodes: random ones, and those that
// each part of the plan is for. Every array lies in memory of exactly its size.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <utility>

#include <nabla/nabla.hpp>

#include "../image_function.hpp"
#include "../random_arrays.hpp"

BOOST_AUTO_TEST_SUITE(array_function)

namespace {

using namespace test;

/// What a function computes.
struct results {
  sequence<term> terms;
  sequence<shape> extents;

  constexpr void add(term u, const shape& s) {
    terms.push_back(u);
    extents.push_back(s);
  }
};
/// The results that `Make::make(g, results)` makes, as `image_function` wants them.
template <class Make>
struct body_of {
  static constexpr term build(graph& g) {
    results all;
    Make::make(g, all);
    return list_of(g, all.terms.items, {all.terms.size, 1});
  }
  static constexpr sequence<shape> extents() {
    graph g;
    results all;
    Make::make(g, all);
    return static_cast<sequence<shape>&&>(all.extents);
  }
};
constexpr void add_gradient(term f, const sequence<term>& variables, results& all) {
  all.add(f, {});
  if (f.owner == nullptr) return;
  const sequence<term> gradient = reverse_gradient(f, variables);
  for (std::uint32_t k = 0; k < gradient.size; ++k) all.add(gradient[k], variables[k].shape());
}

template <class Make, class T>
void check(const char* what, std::size_t samples) {
  array_run<image_function<body_of<Make>>, T> run(samples);
  const auto found = run.by_kernel();
  const auto expected = run.by_nodes();
  BOOST_TEST_REQUIRE(found.size() == expected.size());
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!close(found[i], expected[i], std::is_same_v<T, float> ? 1e-3 : 1e-9)) {
      BOOST_ERROR(what << ", " << samples << " samples, number " << i << ": " << found[i]
                       << " is not " << expected[i]);
      return;
    }
}
template <class Make, class T = double>
void check_all(const char* what, std::initializer_list<std::size_t> samples) {
  for (const std::size_t n : samples) check<Make, T>(what, n);
}

constexpr array_lengths all_lengths[] = {{3, 2}, {20, 5}, {11, 7}};

template <unsigned Seed>
struct random_gradient {
  static constexpr void make(graph& g, results& all) {
    random_function function(Seed, g, all_lengths[Seed % 3], Seed % 2 == 0);
    add_gradient(function.over_all_samples(function.scalar(5)), function.variables, all);
  }
};
template <unsigned Seed>
struct random_rows {
  static constexpr void make(graph& g, results& all) {
    const array_lengths lengths = all_lengths[Seed % 3];
    random_function function(Seed, g, lengths, Seed % 2 == 0);
    all.add(function.column(lengths.longer, 4), whole(lengths.longer, 1, true));
    all.add(function.matrix(lengths.shorter, lengths.longer, 4),
            whole(lengths.shorter, lengths.longer, true));
    all.add(function.scalar(4), whole(1, 1, true));
  }
};
template <template <unsigned> class Random, unsigned First, unsigned... Seeds>
void check_seeds(const char* what, std::integer_sequence<unsigned, Seeds...>) {
  (check_all<Random<First + Seeds>>(what, {1, 3, 17, 70}), ...);
}

constexpr term column(graph& g, const char* name, std::uint32_t rows, bool varies = false) {
  return {g, g.variable(name, whole(rows, 1, varies))};
}
constexpr term matrix(graph& g, const char* name, std::uint32_t rows, std::uint32_t columns,
                      bool varies = false) {
  return {g, g.variable(name, whole(rows, columns, varies))};
}
constexpr term total(graph& g, term u) { return summed(g, u, 7, u.shape()); }

/// A line through points, of which there are any number.
struct regression {
  static constexpr void make(graph& g, results& all) {
    const term a(g, g.variable("a")), b(g, g.variable("b"));
    const term x = column(g, "x", 1, true), y = column(g, "y", 1, true);
    sequence<term> variables;
    variables.push_back(a);
    variables.push_back(b);
    add_gradient(total(g, square(y - (a + b * x))) / sample_count(g), variables, all);
  }
};
/// Columns of 19 rows: loops whose last lanes are incomplete.
template <std::uint32_t N>
struct elements {
  static constexpr void make(graph& g, results& all) {
    const term u = column(g, "u", N), p = column(g, "p", N, true), W = matrix(g, "W", N, N);
    all.add(tanh(u) * 2 + positions(g, N), whole(N, 1));
    all.add(total(g, square(u)), {});
    all.add(largest_of(u, over_rows), {});
    all.add(largest_of(p, over_rows), whole(1, 1, true));
    all.add(largest_of(p, over_samples), whole(N, 1));
    all.add(largest_of(p, over_rows | over_samples), {});
    all.add(summed(g, sin(W), over_rows, W.shape()), whole(1, N));
    all.add(summed(g, sin(W), over_columns, W.shape()), whole(N, 1));
    all.add(transposed(W) + u, whole(N, N));
    all.add(summed(g, W * p, over_samples, whole(N, N, true)), whole(N, N));
  }
};
/// Both factors of a product differ from sample to sample, or one of them does.
struct products {
  static constexpr void make(graph& g, results& all) {
    const term A = matrix(g, "A", 3, 5, true), B = matrix(g, "B", 5, 6, true),
               C = matrix(g, "C", 5, 6), p = column(g, "p", 5, true), q = column(g, "q", 6, true);
    const term AB = product_of(g, A, B, 5);
    all.add(AB, whole(3, 6, true));
    all.add(product_of(g, A, C, 5), whole(3, 6, true));
    all.add(product_of(g, transposed(C), p, 5), whole(6, 1, true));
    all.add(product_of(g, transposed(p), C, 5), whole(1, 6, true));
    all.add(summed(g, product_of(g, transposed(A), A, 3), over_samples, whole(5, 5, true)),
            whole(5, 5));
    all.add(summed(g, product_of(g, p, transposed(q), 1), over_samples, whole(5, 6, true)),
            whole(5, 6));
    all.add(summed(g, transposed(q) * p, over_samples, whole(5, 6, true)), whole(5, 6));
    const term H = tanh(matrix(g, "H", 5, 7, true));  // stored, for a tile of samples
    all.add(summed(g, product_of(g, transposed(H), H, 5), over_samples, whole(7, 7, true)),
            whole(7, 7));
  }
};
/// Results that are variables, constants, the same twice, and such as have lost their extents.
struct plain_results {
  static constexpr void make(graph& g, results& all) {
    const term u = column(g, "u", 9), p = column(g, "p", 3, true), x(g, g.variable("x"));
    all.add(u, whole(9, 1));
    all.add(term(3), whole(4, 2));
    all.add(exp(x), whole(9, 1));
    all.add(exp(x), {});
    all.add(transposed(u), whole(1, 9));
    all.add(p, whole(3, 1, true));
    all.add(x, whole(3, 2, true));
    all.add(x, {});
    all.add(sample_count(g), {});
    all.add(sliced(u, {1, 3, 3, 9}), whole(3, 1));
  }
};
/// Rows among zeros: that cover all, that leave gaps, that meet.
struct spreads {
  static constexpr void make(graph& g, results& all) {
    const term u = column(g, "u", 10), v = column(g, "v", 10), p = column(g, "p", 20, true);
    const auto put = [&](term from, row_range r) { return spread_out(g, from, r); };
    all.add(put(u, {0, 2, 10, 20}) + put(v, {1, 2, 10, 20}), whole(20, 1));
    all.add(put(u, {0, 1, 10, 30}) + put(v, {20, 1, 10, 30}), whole(30, 1));
    all.add(put(u, {0, 1, 10, 20}) + put(v, {5, 1, 10, 20}), whole(20, 1));
    all.add(put(u, {0, 1, 10, 25}) + put(v, {1, 2, 10, 25}), whole(25, 1));
    all.add(put(term(g, g.variable("x")), {0, 1, 10, 20}), whole(20, 1));
    all.add(put(sliced(p, {0, 2, 10, 20}), {10, 1, 10, 20}), whole(20, 1, true));
    all.add(put(u, {0, 2, 10, 20}) * p, whole(20, 1, true));
    all.add(put(u, {3, 1, 10, 20}), whole(20, 1));
    term apart = put(sliced(u, {0, 1, 1, 10}), {0, 1, 1, 12}), meeting = apart;
    for (std::uint32_t k = 1; k < 10; ++k) {
      apart = apart + put(sliced(u, {k, 1, 1, 10}), {k, 1, 1, 12});
      meeting = meeting + put(sliced(p, {k, 1, 1, 20}), {k / 2, 1, 1, 12});
    }
    all.add(apart, whole(12, 1));
    all.add(meeting, whole(12, 1, true));
  }
};
/// Each mean needs a pass of its own; a product and a column are needed again in later ones.
struct passes {
  static constexpr void make(graph& g, results& all) {
    const term W = matrix(g, "W", 18, 18), p = column(g, "p", 18, true);
    const term h = tanh(product_of(g, W, p, 18));
    const auto mean = [&](term u) {
      return summed(g, u, over_samples, whole(18, 1, true)) / sample_count(g);
    };
    const term deviation = h - mean(h);
    const term spread = sqrt(mean(square(deviation)) + 1);
    sequence<term> variables;
    variables.push_back(W);
    add_gradient(total(g, sin(deviation / spread)), variables, all);
    all.add(deviation / spread, whole(18, 1, true));
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(random_functions) {
  check_seeds<random_gradient, 40>("gradient", std::make_integer_sequence<unsigned, 6>{});
  check_seeds<random_rows, 80>("rows", std::make_integer_sequence<unsigned, 3>{});
}
BOOST_AUTO_TEST_CASE(any_number_of_samples) {
  for (std::size_t n = 1; n < 90; ++n) {
    check<regression, double>("regression", n);
    check<regression, float>("regression", n);
  }
  check<regression, long double>("regression", 5);
}
BOOST_AUTO_TEST_CASE(any_number_of_elements) {
  check_all<elements<2>>("2 elements", {1, 9});
  check_all<elements<17>>("17 elements", {1, 9, 70});
  check_all<elements<19>>("19 elements", {1, 9, 70});
  check_all<elements<19>, float>("19 elements", {1, 9, 70});
}
BOOST_AUTO_TEST_CASE(products_of_what_varies) {
  check_all<products>("products", {1, 9, 70, 150});
  check_all<products, float>("products", {1, 9, 70});
}
BOOST_AUTO_TEST_CASE(results_that_are_copied) {
  check_all<plain_results>("plain results", {1, 9, 70});
}
BOOST_AUTO_TEST_CASE(rows_among_zeros) { check_all<spreads>("spreads", {1, 9, 70}); }
BOOST_AUTO_TEST_CASE(several_passes) { check_all<passes>("passes", {1, 9, 70, 150}); }

/// Sums over no samples are 0, largest values are the least number there is.
BOOST_AUTO_TEST_CASE(no_samples) {
  array_run<image_function<body_of<elements<19>>>, double> run(0);
  const auto found = run.by_kernel();
  const auto of_largest = 19 + 1 + 1;
  for (std::size_t i = of_largest; i < of_largest + 19 + 1; ++i) BOOST_TEST(found[i] == -INFINITY);
  for (std::size_t i = found.size() - 19 * 19; i < found.size(); ++i) BOOST_TEST(found[i] == 0);
}

BOOST_AUTO_TEST_SUITE_END()
