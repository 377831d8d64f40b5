// SPDX-License-Identifier: BSL-1.0
#pragma once

// Compares what nabla makes of random expressions with tables of dual numbers and with differences.

#include <boost/test/unit_test.hpp>

#include <cmath>
#include <utility>
#include <vector>

#include "../plain_tables.hpp"
#include "random_expression.hpp"

namespace test {

/// The variables of random expressions.
template <lengths L>
struct expression_leaves {
  static constexpr auto x() { return nabla::variable<"x">{}; }
  static constexpr auto u() { return nabla::column_variable<"u", L.longer>{}; }
  static constexpr auto v() { return nabla::vector_variable<"v", L.shorter>{}; }
  static constexpr auto W() { return nabla::matrix_variable<"W", L.shorter, L.longer>{}; }
  static constexpr auto S() { return nabla::matrix_variable<"S", L.shorter, L.shorter>{}; }
  static constexpr auto p() { return nabla::data<"p", L.longer>{}; }
  static constexpr auto q() { return nabla::data<"q", L.shorter>{}; }
  static constexpr auto s() { return nabla::data<"s">{}; }
  static constexpr auto all() { return nabla::parameters(x(), u(), v(), W(), S()); }
  template <std::int64_t N>
  static constexpr auto number() {
    return nabla::core::constant<nabla::core::number(N)>{};
  }
  template <std::uint32_t Rows>
  static constexpr auto position() {
    return nabla::position<Rows>;
  }
};

inline std::vector<double> made_up_numbers(std::uint64_t seed, std::size_t count) {
  std::vector<double> all(count);
  for (std::size_t k = 0; k < count; ++k)
    all[k] = static_cast<double>(scrambled(seed * 1000003U + k) % 2001) / 1000 - 1;
  return all;
}

/// The numbers of an expression's variables, one after another, a direction, and data.
template <lengths L>
struct point_of {
  static constexpr std::size_t size =
      1 + L.longer + L.shorter + L.shorter * L.longer + L.shorter * L.shorter;
  std::size_t samples;
  std::vector<double> parameters, direction, p, q, s;

  point_of(std::uint64_t seed, std::size_t sample_count)
      : samples(sample_count),
        parameters(made_up_numbers(seed, size)),
        direction(made_up_numbers(seed + 1, size)),
        p(made_up_numbers(seed + 2, L.longer * samples)),
        q(made_up_numbers(seed + 3, L.shorter * samples)),
        s(made_up_numbers(seed + 4, samples)) {}
  point_of moved(double by) const {
    point_of there = *this;
    for (std::size_t k = 0; k < size; ++k) there.parameters[k] += by * direction[k];
    return there;
  }
};

/// Tables in which one of the variables' numbers moves, and all move in the direction.
template <lengths L>
struct table_leaves {
  using T = dual<dual<double>>;
  using array = plain_table<T>;
  const point_of<L>& at;
  std::size_t moving;

  array x() const { return variable(0, 1, 1); }
  array u() const { return variable(1, L.longer, 1); }
  array v() const { return variable(1 + L.longer, L.shorter, 1); }
  array W() const { return variable(1 + L.longer + L.shorter, L.shorter, L.longer); }
  array S() const {
    return variable(1 + L.longer + L.shorter * (1 + L.longer), L.shorter, L.shorter);
  }
  array p() const { return data(at.p, L.longer); }
  array q() const { return data(at.q, L.shorter); }
  array s() const { return data(at.s, 1); }
  template <std::int64_t N>
  array number() const {
    return array::of(1, 1, 1, [](auto, auto, auto) { return T(static_cast<double>(N)); });
  }
  template <std::uint32_t Rows>
  array position() const {
    return array::of(1, Rows, 1, [](auto, auto r, auto) { return T(r); });
  }

 private:
  array variable(std::size_t begin, std::uint32_t rows, std::uint32_t columns) const {
    return array::of(1, rows, columns, [&](auto, auto r, auto c) -> T {
      const std::size_t k = begin + r * columns + c;
      return {{at.parameters[k], at.direction[k]}, {k == moving ? 1.0 : 0.0, 0}};
    });
  }
  array data(const std::vector<double>& numbers, std::uint32_t rows) const {
    return array::of(static_cast<std::uint32_t>(at.samples), rows, 1,
                     [&](auto sample, auto r, auto) { return T(numbers[sample * rows + r]); });
  }
};

/// A function's value, its slope in the direction, its gradient and how that changes.
struct derivatives {
  double value{}, slope{};
  std::vector<double> gradient, change;
};
inline void compare(const std::vector<double>& found, const std::vector<double>& expected,
                    double tolerance, const std::string& what) {
  double largest = 1;
  for (const double u : expected) largest = std::max(largest, std::abs(u));
  for (std::size_t k = 0; k < expected.size(); ++k)
    BOOST_TEST(std::abs(found[k] - expected[k]) <= tolerance * largest,
               what << ", element " << k << ": " << found[k] << " is not " << expected[k]);
}

/// The expression of a path; `Twice`: its second derivatives, and all in float, too.
template <std::uint64_t Path, int Depth, lengths L, bool Twice>
struct checked_expression {
  using leaves = expression_leaves<L>;
  static constexpr auto f = random_expression<leaves, L>{}.template function<Path, Depth>();
  static constexpr auto all = leaves::all();
  static constexpr nabla::column_variable<"d", point_of<L>::size> d{};
  static constexpr auto derivatives_of_f() {
    constexpr auto by = nabla::wrt(all);
    if constexpr (Twice)
      return nabla::bundle(f, jvp(f, by, d), gradient(f, by), hvp(f, by, d));
    else
      return nabla::bundle(f, jvp(f, by, d), gradient(f, by));
  }
  static constexpr auto results = derivatives_of_f();

  template <class T>
  static derivatives by_nabla(const point_of<L>& at) {
    const auto as = [](const std::vector<double>& u) { return std::vector<T>(u.begin(), u.end()); };
    std::vector<T> out(decltype(results)::layout::size), storage(results.workspace);
    results(all = as(at.parameters), d = as(at.direction), leaves::p() = as(at.p),
            leaves::q() = as(at.q), leaves::s() = as(at.s), nabla::into(out),
            nabla::workspace(storage));
    constexpr auto size = static_cast<std::ptrdiff_t>(point_of<L>::size);
    const auto after = out.begin() + 2 + size;
    return {static_cast<double>(out[0]),
            static_cast<double>(out[1]),
            {out.begin() + 2, after},
            {after, out.end()}};
  }
  static derivatives by_tables(const point_of<L>& at) {
    derivatives found;
    for (std::size_t k = 0; k < point_of<L>::size; ++k) {
      const random_expression<table_leaves<L>, L> tables{{at, k}};
      const auto [before, moved] = tables.template function<Path, Depth>()(0, 0, 0);
      found.value = before.value;
      found.slope = before.slope;
      found.gradient.push_back(moved.value);
      if (Twice) found.change.push_back(moved.slope);
    }
    return found;
  }
  static void compare_all(const derivatives& found, const derivatives& expected, double tolerance,
                          std::size_t samples) {
    const std::string what = std::string(nabla::to_string(f)) + " of " + std::to_string(samples);
    compare({found.value}, {expected.value}, tolerance, what);
    compare({found.slope}, {expected.slope}, tolerance, what + ", slope");
    compare(found.gradient, expected.gradient, tolerance, what + ", gradient");
    compare(found.change, expected.change, tolerance, what + ", change of the gradient");
  }
  static void compare_with_differences(const point_of<L>& at) {
    constexpr double h = 1e-5;
    const derivatives here = by_nabla<double>(at), above = by_nabla<double>(at.moved(h)),
                      below = by_nabla<double>(at.moved(-h));
    derivatives by_differences = here;
    by_differences.slope = (above.value - below.value) / (2 * h);
    for (std::size_t k = 0; k < here.change.size(); ++k)
      by_differences.change[k] = (above.gradient[k] - below.gradient[k]) / (2 * h);
    compare_all(here, by_differences, 1e-7, at.samples);
  }
  static void check() {
    for (std::size_t samples = 1; samples <= 17; ++samples) {
      const point_of<L> at(Path, samples);
      const derivatives expected = by_tables(at);
      compare_all(by_nabla<double>(at), expected, 1e-11, samples);
      if constexpr (Twice) compare_all(by_nabla<float>(at), expected, 1e-4, samples);
    }
    compare_with_differences(point_of<L>(Path, 5));
  }
};

/// The expressions of so many paths from `First` on; the first and the last one
/// are differentiated twice.
template <lengths L, std::uint64_t First, std::uint64_t... K>
void check_paths(std::integer_sequence<std::uint64_t, K...>) {
  (checked_expression < First + K, 3 + K % 2, L, K % 3 == 0 > ::check(), ...);
}
template <std::uint32_t Longer, std::uint32_t Shorter, std::uint64_t First>
void check_expressions() {
  check_paths<lengths{Longer, Shorter}, First>(std::make_integer_sequence<std::uint64_t, 4>{});
}

}  // namespace test
