// SPDX-License-Identifier: BSL-1.0
// Variables take values of many types; values are read, and results written, where they lie. No
// call allocates or copies what it can read in place.

#include <array>
#include <list>
#include <span>
#include <valarray>
#include <vector>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

#include "../allocations.hpp"
#include "../reading.hpp"

namespace own {

/// A vector of the user's own that knows arithmetic, which must not make it a number.
struct vector {
  double numbers[4];
  double operator[](int i) const { return numbers[i]; }
  friend vector operator+(const vector& u, const vector&) { return u; }
  friend vector operator*(const vector& u, const vector&) { return u; }
};

/// A matrix of the user's own, stored column by column.
struct matrix {
  double numbers[4];
  int rows() const { return 2; }
  int cols() const { return 2; }
  double operator()(int i, int j) const { return numbers[i + 2 * j]; }
};

}  // namespace own

namespace {

using namespace nabla;
using namespace nabla::literals;

constexpr variable<"x"> x;
constexpr variable<"y"> y;
constexpr variable<"a"> a;
constexpr vector_variable<"q", 2> q;

constexpr auto both = value_and_gradient(a * dot(p, p) + q[0_c] * q[1_c], wrt(p, q));

}  // namespace

BOOST_AUTO_TEST_SUITE(values)

BOOST_AUTO_TEST_CASE(ranges_of_every_kind) {
  const double array[] = {1, 2, 3, 4};
  const std::vector heap{1.0, 2.0, 3.0, 4.0};
  BOOST_TEST(reads(std::array{1.0, 2.0, 3.0, 4.0}));
  BOOST_TEST(reads(heap));
  BOOST_TEST(reads(std::span(heap)));
  BOOST_TEST(reads(std::span<const double, 4>(array)));
  BOOST_TEST(reads(heap.data()));
  BOOST_TEST(digits(p = array) == 4321);
  BOOST_TEST(digits(p = {1.0, 2.0, 3.0, 4.0}) == 4321);
  BOOST_TEST(reads(std::valarray{1.0, 2.0, 3.0, 4.0}));
  BOOST_TEST(reads(own::matrix{1, 3, 2, 4}));  // row by row
  BOOST_TEST(reads(std::list{1.0, 2.0, 3.0, 4.0}));
  BOOST_TEST(reads(matrix<double, 2, 2>{1, 2, 3, 4}));
  BOOST_TEST(digits(p = own::vector{1, 2, 3, 4}) == 4321);
  BOOST_TEST(reads(std::array{1.0F, 2.0F, 3.0F, 4.0F}));
  BOOST_TEST(reads(std::vector{1.0L, 2.0L, 3.0L, 4.0L}));
  static_assert(std::is_same_v<decltype(digits(p = std::array<float, 4>{})), float>);
}

BOOST_AUTO_TEST_CASE(integers_count_as_double_everywhere) {
  BOOST_TEST(function(x / y, wrt(x, y))(std::array{1, 2}) == 0.5);
  BOOST_TEST(function(x / y, wrt(x, y))(1, 2) == 0.5);
  BOOST_TEST(function(x / y, wrt(x), wrt(y))(1, std::array{2}) == 0.5);
  BOOST_TEST(function(diff(sqrt(x) * y, x), wrt(x, y))(std::vector{9, 2}) == 1.0 / 3);
  const auto r = function(value_and_gradient(x / y), wrt(x, y))(std::vector{1, 2});
  BOOST_TEST((r.value == 0.5 && r.gradient[0] == 0.5 && r.gradient[1] == -0.25));
  BOOST_TEST((q[0_c] / q[1_c])(q = std::array{1, 2}) == 0.5);
  BOOST_TEST(reads(std::vector{1, 2, 3, 4}));
  BOOST_TEST(reads(std::vector<std::int64_t>{1, 2, 3, 4}));
  BOOST_TEST(digits(p = std::vector{true, false, true, true}) == 1101);
  enum plain { none, one, two };
  BOOST_TEST((x / y)(x = one, y = two) == 0.5);
}

BOOST_AUTO_TEST_CASE(blocks_are_read_where_they_lie) {
  constexpr auto k = function(both, wrt(p), wrt(a), wrt(q));
  const std::array at_p{1.0, 2.0, 3.0, 4.0};
  const std::vector at_q{5.0, 6.0};
  const auto expected = both(p = at_p, a = 2.0, q = at_q);
  BOOST_TEST(expected.value == 90);
  const auto same = [&](const auto& r) {
    return r.value == expected.value && r.gradient == expected.gradient;
  };
  BOOST_TEST(same(k(at_p, 2.0, at_q)));
  BOOST_TEST(same(k(at_p.data(), std::array{2.0}, at_q.data())));
  BOOST_TEST(same(k(std::span(at_p), 2, std::array{5, 6})));
  BOOST_TEST(same(k(1.0, 2.0, 3.0, 4.0, 2.0, 5.0, 6.0)));
  BOOST_TEST(same(function(both, wrt(p, a, q))(std::array{1.0, 2.0, 3.0, 4.0, 2.0, 5.0, 6.0})));
  BOOST_TEST(function(digits, wrt(p))(own::vector{1, 2, 3, 4}) == 4321);
  BOOST_TEST(same(function(both)(2.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)));  // by name: a, p, q
}

BOOST_AUTO_TEST_CASE(results_go_where_the_caller_wants_them) {
  constexpr auto k = function(both, wrt(p), wrt(a), wrt(q));
  const std::array at_p{1.0, 2.0, 3.0, 4.0}, at_q{5.0, 6.0, 0.0, 0.0};
  const auto expected = k(at_p, 2.0, at_q.data());
  double value = 0, row[7] = {};
  std::array<double, 6> slope{};
  std::vector<double> heap(6);

  k(at_p, 2.0, at_q.data(), value, slope);
  BOOST_TEST((value == expected.value && slope == expected.gradient));
  k(at_p, 2.0, at_q.data(), row);
  BOOST_TEST((row[0] == value && row[6] == slope[5]));
  k(at_p, 2.0, at_q.data(), &row[3], heap);
  BOOST_TEST((row[3] == value && heap[5] == slope[5]));
  k(1.0, 2.0, 3.0, 4.0, 2.0, 5.0, 6.0, std::span(row));
  BOOST_TEST((row[0] == value && row[3] == slope[2]));

  both(p = at_p, a = 2.0, q = at_q.data(), into(row[0], std::span(heap)));
  BOOST_TEST((row[0] == value && heap[0] == slope[0]));
  both(into(row), q = at_q.data(), p = at_p, a = 2);  // anywhere among the values
  BOOST_TEST((row[0] == value && row[1] == slope[0]));
  hessian(x * x * y)(x = 3.0, y = 4.0, into(std::span(row, 4)));
  BOOST_TEST((row[0] == 8 && row[1] == 6 && row[2] == 6 && row[3] == 0));
  matrix<double, 2, 2> m{};
  bundle(hessian(x * x * y), x * y, bundle(x, vec(y, x)))(x = 3.0, y = 4.0,
                                                          into(m, value, std::span(row, 3)));
  BOOST_TEST((m == matrix<double, 2, 2>{8, 6, 6, 0} && value == 12 && row[0] == 3 && row[1] == 4 &&
              row[2] == 3));
}

BOOST_AUTO_TEST_CASE(a_null_pointer_is_not_wanted) {
  constexpr auto k = function(bundle(x * y, gradient(x * y), hessian(x * y)), wrt(x, y));
  const double at[] = {3, 4};
  double value = 0, slope[2] = {}, second[4] = {7, 7, 7, 7};
  double* nowhere = nullptr;
  k(at, value, nullptr, nullptr);
  BOOST_TEST(value == 12);
  k(at, nullptr, slope, nullptr);
  BOOST_TEST((slope[0] == 4 && slope[1] == 3));
  k(at, nullptr, nullptr, nullptr);
  k(at, nullptr);
  value = slope[0] = slope[1] = 0;
  value_and_gradient(x * y)(x = 3.0, y = 4.0, into(value, nullptr));
  function(value_and_gradient(x * y), wrt(x, y))(at, nowhere, slope);
  BOOST_TEST((value == 12 && slope[0] == 4 && slope[1] == 3));
  value = slope[0] = slope[1] = 0;
  k(at, &value, slope, nowhere);
  BOOST_TEST((value == 12 && slope[0] == 4 && slope[1] == 3));
  k(at, nowhere, nowhere, &second[0]);
  BOOST_TEST((second[0] == 0 && second[1] == 1 && second[2] == 1 && second[3] == 0));
  value = 0;
  bundle(x * y, gradient(x * y))(x = 3.0, y = 4.0, into(&value, nowhere));
  BOOST_TEST(value == 12);
}

BOOST_AUTO_TEST_CASE(a_descent_step_may_overwrite_its_point) {
  constexpr auto J = x * x + x * y + y * y;
  constexpr auto step = function(descent_step(J, wrt(x, y), 0.1_c), wrt(x, y));
  double at[] = {3, 4};
  const auto [next_x, next_y] = step(at);
  step(at, at);
  BOOST_TEST((at[0] == next_x && at[1] == next_y));
  step(at, &at[0]);
  const auto [last_x, last_y] = step(next_x, next_y);
  BOOST_TEST((at[0] == last_x && at[1] == last_y));
  double u = 3, v = 4;
  bundle(J, descent_step(J, wrt(x, y), 0.1_c))(x = u, y = v, into(v, at));
  BOOST_TEST((v == 37 && at[0] == next_x && at[1] == next_y));
}

BOOST_AUTO_TEST_CASE(calls_refer_and_bind_and_at_copy) {
  std::vector heap{1.0, 2.0, 3.0, 4.0};
  const auto referring = (p = heap);
  const auto partly = bind(a * digits, p = heap);
  const auto seen = bind(a * digits, p = std::span(heap));
  const auto point = at(p = heap);
  heap[0] = 9;
  BOOST_TEST(digits(referring) == 4329);
  BOOST_TEST(partly(a = 1.0) == 4321);
  BOOST_TEST(seen(a = 1.0) == 4329);
  BOOST_TEST(std::get<0>(point.bindings).value[0] == 1);
  double array[] = {1, 2, 3, 4};
  const auto held = bind(a * digits, p = array);
  array[0] = 9;
  BOOST_TEST(held(a = 1) == 4321);
  const auto view = [&] { return bind(a * digits, p = std::valarray{1.0, 2.0, 3.0, 4.0} + 0.0); }();
  BOOST_TEST(view(a = 1) == 4321);
}

BOOST_AUTO_TEST_CASE(no_container_makes_a_call_allocate) {
  const std::vector heap{1.0, 2.0, 3.0, 4.0}, pair{5.0, 6.0};
  const std::vector whole{1, 2, 3, 4};
  const std::valarray arithmetic{1.0, 2.0, 3.0, 4.0};
  const std::list chain{1.0, 2.0, 3.0, 4.0};
  std::array<double, 6> slope{};
  std::vector<double> out(7);
  const auto partly = bind(both, p = heap, q = pair);
  double value = 0, sum = 0;
  const int before = allocations;
  sum += both(p = heap, a = 2.0, q = pair).value + both(p = whole, a = 2.0, q = pair).value;
  sum += both(p = arithmetic, a = 2.0, q = std::span(pair)).value +
         both(p = chain, a = 2, q = pair.data()).value;
  constexpr auto k = function(both, wrt(p), wrt(a), wrt(q));
  sum += k(heap, 2.0, pair).value + k(whole, 2, pair).value + k(arithmetic, 2.0, pair).value;
  k(heap, 2.0, pair, value, slope);
  k(chain, 2.0, pair, out);
  both(p = heap, a = 2.0, q = pair, into(value, slope));
  sum += partly(a = 2.0).value;
  BOOST_TEST(allocations - before == 0);
  BOOST_TEST(sum == 8 * 90);
  BOOST_TEST((value == 90 && out[0] == 90));
}

namespace {

constexpr std::array<double, 5> by_place() {
  double at_p[] = {1, 2, 3, 4};
  std::array<double, 5> r{};
  std::array<double, 4> slope{};
  value_and_gradient(dot(p, p))(p = at_p, into(r[4], slope));
  for (std::size_t i = 0; i < 4; ++i) r[i] = slope[i];
  return r;
}
static_assert(by_place() == std::array{2.0, 4.0, 6.0, 8.0, 30.0});
constexpr double overwritten() {
  double at[] = {3, 4};
  function(descent_step(x * y, wrt(x, y), 0.5_c), wrt(x, y))(at, at);
  return at[0] * 10 + at[1];
}
static_assert(overwritten() == 12.5);  // (1, 2.5)

}  // namespace

BOOST_AUTO_TEST_SUITE_END()
