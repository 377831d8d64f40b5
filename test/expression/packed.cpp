// SPDX-License-Identifier: BSL-1.0
// Kernels of arrays of which only some elements are computed: the rest is filled.

#include <array>
#include <cmath>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr std::size_t n = 30;
constexpr vector_variable<"p", n> p;

constexpr auto rosenbrock = traced(
    [](const auto* u) {
      auto s = 0 * u[0];
      for (std::size_t i = 0; i + 1 < n; ++i)
        s += 100 * square(u[i + 1] - square(u[i])) + square(1 - u[i]);
      return s;
    },
    p);
constexpr auto coupled = traced(
    [](const auto* u) {
      auto s = 0 * u[0], t = s;
      for (std::size_t i = 0; i < n; ++i) {
        s += u[i] * u[i];
        t += u[i];
      }
      return exp(-s) * sin(t);
    },
    p);

template <class T>
std::array<T, n> point() {
  std::array<T, n> at{};
  for (std::size_t i = 0; i < n; ++i) at[i] = T(0.1) + T(0.02) * T(i);
  return at;
}
/// What should stand in row i and column j.
template <class T>
T tridiagonal_entry(const std::array<T, n>& u, std::size_t i, std::size_t j) {
  if (i == j)
    return (i + 1 < n ? 1200 * u[i] * u[i] - 400 * u[i + 1] + 2 : T(0)) + (i > 0 ? T(200) : T(0));
  return i + 1 == j || j + 1 == i ? -400 * u[std::min(i, j)] : T(0);
}
template <class T>
T dense_entry(const std::array<T, n>& u, std::size_t i, std::size_t j) {
  T s = 0, t = 0;
  for (const T v : u) {
    s += v * v;
    t += v;
  }
  const T a = u[i], b = u[j];
  return std::exp(-s) * ((4 * a * b - (i == j ? T(2) : T(0))) * std::sin(t) -
                         2 * (a + b) * std::cos(t) - std::sin(t));
}
template <class T, class Entry, class At>
bool holds(Entry entry, At at, T tolerance) {
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j)
      if (!(std::abs(at(i, j) - entry(point<T>(), i, j)) <= tolerance)) return false;
  return true;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(packed)

BOOST_AUTO_TEST_CASE(matrices_are_whole_by_value) {
  const auto in = point<double>();
  const auto h = hessian(rosenbrock)(p = in);
  BOOST_TEST(holds<double>(tridiagonal_entry<double>, h, 1e-9));
  BOOST_TEST(holds<double>(dense_entry<double>, hessian(coupled)(p = in), 1e-14));
  const auto in_float = point<float>();
  BOOST_TEST(holds<float>(tridiagonal_entry<float>, hessian(rosenbrock)(p = in_float), 1e-3F));
  BOOST_TEST(holds<float>(dense_entry<float>, hessian(coupled)(p = in_float), 1e-5F));
}

BOOST_AUTO_TEST_CASE(matrices_are_whole_in_places) {
  const auto in = point<double>();
  const int before = allocations;
  std::array<double, n * n + 2> padded;
  padded.fill(7);
  hessian(rosenbrock)(p = in, into(padded.data() + 1));
  BOOST_TEST(padded[0] == 7);
  BOOST_TEST(padded[n * n + 1] == 7);
  BOOST_TEST(holds<double>(
      tridiagonal_entry<double>,
      [&](std::size_t i, std::size_t j) { return padded[1 + i * n + j]; }, 1e-9));
  double value = 0;
  std::array<double, n> slope{};
  matrix<double, n, n> second{};
  const auto all = bundle(coupled, gradient(coupled), hessian(coupled));
  function(all, wrt(p))(in, value, slope, second);
  BOOST_TEST(holds<double>(dense_entry<double>, second, 1e-14));
  BOOST_TEST(value == coupled(p = in));
  const auto alone = gradient(coupled)(p = in);  // whose sums lanes may add in another order
  for (std::size_t k = 0; k < n; ++k)
    BOOST_TEST(std::abs(slope[k] - alone[k]) <= 1e-14 * std::abs(alone[k]));
  std::array<double, 1 + n + n * n> together{};
  function(all, wrt(p))(in, together);
  for (std::size_t k = 0; k < n * n; ++k) BOOST_TEST(together[1 + n + k] == second.elements[k]);
  second.elements.fill(0);
  function(all, wrt(p))(in, nullptr, nullptr, second);
  BOOST_TEST(holds<double>(dense_entry<double>, second, 1e-14));
  BOOST_TEST(allocations == before);
}

BOOST_AUTO_TEST_CASE(nonzeros_and_lower_halves_are_their_elements) {
  const auto in = point<double>();
  const auto h = hessian(rosenbrock)(p = in);
  constexpr auto& pattern = sparsity(hessian(rosenbrock));
  static_assert(pattern.size() == 3 * n - 2);
  const auto values = nonzeros(hessian(rosenbrock))(p = in);
  for (std::size_t k = 0; k < pattern.size(); ++k)
    BOOST_TEST(values[k] == h(pattern.row(k), pattern.column(k)));
  const auto lower_values = lower(hessian(rosenbrock))(p = in);
  std::size_t k = 0;
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j <= i; ++j) BOOST_TEST(lower_values[k++] == h(i, j));
  const auto lower_nonzeros = nonzeros(lower(hessian(rosenbrock)))(p = in);
  k = 0;
  for (const auto& [i, j] : sparsity(lower(hessian(rosenbrock))))
    BOOST_TEST(lower_nonzeros[k++] == h(i, j));
  BOOST_TEST(k == 2 * n - 1);
  static_assert(operation_count(hessian(rosenbrock)) ==
                operation_count(nonzeros(lower(hessian(rosenbrock)))));
}

BOOST_AUTO_TEST_CASE(columns_with_few_elements_are_filled) {
  constexpr vector_variable<"q", 100> q;
  constexpr auto few = q[3_c] * q[97_c] + square(q[50_c]);
  std::array<double, 100> in{};
  in[3] = 2;
  in[50] = 5;
  in[97] = 7;
  std::array<double, 100> expected{};
  expected[3] = 7;
  expected[50] = 10;
  expected[97] = 2;
  BOOST_TEST((gradient(few, wrt(q))(q = in) == expected));
  static_assert(sparsity(gradient(few, wrt(q))).size() == 3);
  const auto both = value_and_gradient(few, wrt(q))(q = in);
  BOOST_TEST(both.value == 39);
  BOOST_TEST((both.gradient == expected));
  // A step changes every variable, also where the slope is zero.
  in[0] = 1;
  function(descent_step(few, wrt(q), 0.5_c), wrt(q))(in, in);
  BOOST_TEST(in[0] == 1);
  BOOST_TEST(in[3] == 2 - 3.5);
}

BOOST_AUTO_TEST_CASE(constant_expressions_are_filled_too) {
  constexpr auto h = hessian(rosenbrock)(p = std::array<double, n>{1, 2, 3});
  static_assert(h(1, 1) == 1200 * 4 - 400 * 3 + 2 + 200 && h(1, 2) == -800 && h(2, 1) == -800 &&
                h(0, 2) == 0 && h(29, 0) == 0);
  BOOST_TEST(h(2, 2) == 1200 * 9 + 2 + 200);
}

BOOST_AUTO_TEST_SUITE_END()
