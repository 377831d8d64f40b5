// SPDX-License-Identifier: BSL-1.0
// Descents by batches of rows: the same steps as by hand, the same bits for any number of threads.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numeric>
#include <span>
#include <vector>

#include <nabla/data/parallel.hpp>
#include <nabla/nabla.hpp>

#include "../allocations.hpp"

BOOST_AUTO_TEST_SUITE(minibatches)

using namespace nabla::literals;
using nabla::adam, nabla::adamw, nabla::at, nabla::gradient_descent, nabla::in_sequence,
    nabla::mean, nabla::minimize, nabla::momentum, nabla::permutation, nabla::shuffled,
    nabla::status, nabla::stop, nabla::wrt;

namespace {

constexpr nabla::data<"xs"> xs;
constexpr nabla::data<"ys"> ys;
constexpr nabla::data<"row", 3> row;
constexpr nabla::variable<"a"> a;
constexpr nabla::variable<"b"> b;
constexpr nabla::column_variable<"w", 3> w;
constexpr auto line = mean(square(a + b * xs - ys));
constexpr auto plane = mean(square(dot(w, row) + a - ys));

struct table {
  std::vector<double> x, y, rows;
  explicit table(std::size_t samples) {
    for (std::size_t k = 0; k < samples; ++k) {
      const auto t = static_cast<double>(k);
      x.push_back(std::sin(t));
      for (std::size_t j = 1; j < 4; ++j) rows.push_back(std::cos(static_cast<double>(j) * t));
      y.push_back(0.5 - 2 * x.back() + 0.1 * std::sin(7 * t));
    }
  }
};

/// Gradient descent by batches of 4 rows of 10, each copied from the table.
template <class Order>
std::array<double, 2> by_hand(const table& t, std::size_t passes, double rate, Order order) {
  std::array<double, 2> point{};
  for (std::size_t pass = 0; pass < passes; ++pass)
    for (std::size_t begin = 0; begin < 10; begin += 4) {
      std::vector<double> x, y;
      for (std::size_t k = begin; k < std::min<std::size_t>(begin + 4, 10); ++k) {
        x.push_back(t.x[order(pass, k)]);
        y.push_back(t.y[order(pass, k)]);
      }
      const auto slope = gradient(line, wrt(a, b))(a = point[0], b = point[1], xs = x, ys = y);
      for (std::size_t k = 0; k < 2; ++k) point[k] += -rate * slope[k];
    }
  return point;
}
template <class Order>
auto by_nabla(const table& t, std::size_t passes, double rate, const Order& order) {
  return minimize(line, at(a = 0.0, b = 0.0, xs = t.x, ys = t.y), gradient_descent{.rate = rate},
                  nabla::minibatches<4>(order), stop{.iterations = passes, .gradient_norm = 0});
}
void check_equal(const auto& found, const std::array<double, 2>& wanted) {
  BOOST_TEST(found.point[a] == wanted[0]);
  BOOST_TEST(found.point[b] == wanted[1]);
}

}  // namespace

BOOST_AUTO_TEST_CASE(steps_are_those_made_by_hand) {
  const table t(10);
  check_equal(by_nabla(t, 7, 0.1, in_sequence{}),
              by_hand(t, 7, 0.1, [](std::size_t, std::size_t k) { return k; }));
  const auto shuffle = [](std::size_t pass, std::size_t k) { return permutation(10, 5, pass)[k]; };
  check_equal(by_nabla(t, 7, 0.1, shuffled{.seed = 5}), by_hand(t, 7, 0.1, shuffle));
  const std::vector<int> mine{9, 8, 3, 2, 1, 0, 7, 4, 5, 6};
  const auto given = [&](std::size_t, std::size_t) { return std::span(mine); };
  const auto given_at = [&](std::size_t, std::size_t k) {
    return static_cast<std::size_t>(mine[k]);
  };
  check_equal(by_nabla(t, 7, 0.1, given), by_hand(t, 7, 0.1, given_at));
}
BOOST_AUTO_TEST_CASE(the_result_is_that_of_all_rows) {
  const table t(10);
  const auto r = by_nabla(t, 6, 0.1, shuffled{});
  BOOST_TEST(r.iterations == 6U);
  BOOST_TEST(r.evaluations == 1 + 6 * 3 + 1U);
  BOOST_TEST((r.status == status::iteration_limit));
  const auto [value, slope] =
      value_and_gradient(line, wrt(a, b))(a = r.point[a], b = r.point[b], xs = t.x, ys = t.y);
  BOOST_TEST(r.value == value);
  BOOST_TEST(r.gradient_norm == std::hypot(slope[0], slope[1]),
             boost::test_tools::tolerance(1e-14));
}
BOOST_AUTO_TEST_CASE(an_observer_sees_the_mean_of_each_pass) {
  const table t(10);
  std::vector<double> values;
  const auto look = [&](const auto& now) {
    BOOST_TEST(now.iteration == values.size());
    values.push_back(now.value);
  };
  minimize(line, at(a = 0.0, b = 0.0, xs = t.x, ys = t.y), gradient_descent{.rate = 0.1},
           nabla::minibatches<4>(in_sequence{}), stop{.iterations = 1, .gradient_norm = 0}, look);
  BOOST_TEST(values.size() == 2U);
  BOOST_TEST(values[0] == line(a = 0.0, b = 0.0, xs = t.x, ys = t.y));
  double sum = 0, at_a = 0, at_b = 0;
  for (std::size_t begin = 0; begin < 10; begin += 4) {
    const std::size_t count = std::min<std::size_t>(4, 10 - begin);
    const auto x = std::span(t.x).subspan(begin, count), y = std::span(t.y).subspan(begin, count);
    const auto [value, slope] =
        value_and_gradient(line, wrt(a, b))(a = at_a, b = at_b, xs = x, ys = y);
    sum += static_cast<double>(count) * value;
    at_a -= 0.1 * slope[0];
    at_b -= 0.1 * slope[1];
  }
  BOOST_TEST(values[1] == sum / 10, boost::test_tools::tolerance(1e-14));
}
BOOST_AUTO_TEST_CASE(rows_of_arrays_are_found_where_a_line_goes_through_all_points) {
  table t(50);
  for (std::size_t k = 0; k < 50; ++k)
    t.y[k] = 1 + t.rows[3 * k] - 2 * t.rows[3 * k + 1] + 3 * t.rows[3 * k + 2];
  const auto r = minimize(plane, at(a = 0.0, w = {0.0, 0.0, 0.0}, row = t.rows, ys = t.y),
                          momentum{.rate = 0.1}, nabla::minibatches<8>(), stop{.iterations = 900});
  BOOST_TEST((r.status == status::converged));
  BOOST_TEST(r.gradient_norm <= 1e-8);
  BOOST_TEST(r.point[a] == 1, boost::test_tools::tolerance(1e-6));
  const std::array<double, 3> found = r.point[w];
  BOOST_TEST(found[1] == -2, boost::test_tools::tolerance(1e-6));
}
BOOST_AUTO_TEST_CASE(a_pass_whose_gradients_cancel_is_not_the_end) {
  // Each row has its own minimum: at 0 the gradients of the two batches cancel, those of all rows
  // too; at a larger rate the batches disagree for ever.
  const std::array two{-1.0, 1.0};
  constexpr auto f = mean(square(a - ys));
  const auto at_rest = minimize(f, at(a = 0.0, ys = two), gradient_descent{.rate = 0.1},
                                nabla::minibatches<1>(), stop{.iterations = 5});
  BOOST_TEST((at_rest.status == status::converged));
  BOOST_TEST(at_rest.iterations == 0U);
  const auto moved = minimize(f, at(a = 0.5, ys = two), gradient_descent{.rate = 0.1},
                              nabla::minibatches<1>(in_sequence{}), stop{.iterations = 500});
  BOOST_TEST((moved.status == status::iteration_limit));
  BOOST_TEST(moved.gradient_norm > 1e-3);
}
BOOST_AUTO_TEST_CASE(bounds_hold) {
  const table t(10);
  const auto r = minimize(line, at(a = 0.0, b = 0.0, xs = t.x, ys = t.y), adam{.rate = 0.05},
                          within(b, -1, 1), nabla::minibatches<4>(), stop{.iterations = 300});
  BOOST_TEST(r.point[b] == -1);
}
BOOST_AUTO_TEST_CASE(a_batch_without_a_value_ends_the_descent_at_the_last_good_point) {
  constexpr auto f = mean(square(a - ys)) / mean(square(xs));
  const std::array y{1.0, 2.0, 3.0, 4.0};
  const auto run = [&](const std::array<double, 4>& x) {
    return minimize(f, at(a = 0.5, xs = x, ys = y), gradient_descent{.rate = 0.1},
                    nabla::minibatches<2>(in_sequence{}), stop{.iterations = 9});
  };
  const auto at_once = run({0.0, 0.0, 1.0, 1.0});  // the first batch divides by 0
  BOOST_TEST((at_once.status == status::not_finite));
  BOOST_TEST(at_once.point[a] == 0.5);
  BOOST_TEST(std::isfinite(at_once.value));
  const auto later = run({1.0, 1.0, 0.0, 0.0});
  BOOST_TEST((later.status == status::not_finite));
  BOOST_TEST(later.point[a] == 0.5);
  BOOST_TEST(later.evaluations == 4U);
  const auto diverging = minimize(f, at(a = 0.5, xs = y, ys = y), gradient_descent{.rate = 1e200},
                                  nabla::minibatches<2>(), stop{.iterations = 9});
  BOOST_TEST((diverging.status == status::not_finite));
  BOOST_TEST(std::isfinite(diverging.value));
}
BOOST_AUTO_TEST_CASE(any_number_of_threads_gives_the_same_bits) {
  const table t(20000);
  std::vector<double> storage(
      descent_workspace(plane, wrt(a, w), adam{}, nabla::minibatches<6000>()));
  const auto run = [&](unsigned threads, const auto& batches) {
    return minimize(plane, at(a = 0.0, w = {0.0, 0.0, 0.0}, row = t.rows, ys = t.y),
                    adam{.rate = 0.1}, batches, stop{.iterations = 3}, nabla::parallel(threads),
                    nabla::workspace(storage));
  };
  const auto same = [](const auto& u, const auto& v) {
    return u.point.numbers == v.point.numbers && u.value == v.value;
  };
  const auto shuffled_rows = nabla::minibatches<6000>();
  const auto sequence = nabla::minibatches<6000>(in_sequence{});
  const auto one = run(1, shuffled_rows), first = run(1, sequence);
  BOOST_TEST(!same(one, first));
  for (const unsigned threads : {2U, 3U, 8U}) {
    BOOST_TEST(same(run(threads, shuffled_rows), one));
    BOOST_TEST(same(run(threads, sequence), first));
  }
  const auto all_rows = [&](unsigned threads) {
    return minimize(plane, at(a = 0.0, w = {0.0, 0.0, 0.0}, row = t.rows, ys = t.y),
                    nabla::parallel(threads));
  };
  BOOST_TEST((all_rows(1).status == status::converged));
  BOOST_TEST(same(all_rows(3), all_rows(1)));
}
BOOST_AUTO_TEST_CASE(nothing_is_allocated) {
  const table t(1000);
  constexpr auto batches = nabla::minibatches<500>();
  static_assert(descent_workspace(plane, wrt(a, w), adam{}, batches) >=
                descent_workspace(plane, wrt(a, w), adam{}) + 500 * 4);
  std::vector<double> storage(descent_workspace(plane, wrt(a, w), adam{}, batches));
  const int before = allocations;
  minimize(plane, at(a = 0.0, w = {0.0, 0.0, 0.0}, row = t.rows, ys = t.y), adamw{}, batches,
           stop{.iterations = 2});
  minimize(plane, at(a = 0.0, w = {0.0, 0.0, 0.0}, row = t.rows, ys = t.y), adam{}, batches,
           stop{.iterations = 2}, nabla::workspace(storage));
  BOOST_TEST(allocations == before);
}
BOOST_AUTO_TEST_CASE(a_table_may_be_part_of_another_and_of_float) {
  const std::vector<float> y{1, 2, 3, 4, 5, 6};
  const auto r = minimize(mean(square(a - ys)), at(a = 0.0F, ys = std::span(y).subspan(1, 4)),
                          gradient_descent{.rate = 0.5}, nabla::minibatches<4>(),
                          stop{.iterations = 3, .gradient_norm = 1e-6});
  static_assert(std::is_same_v<decltype(r.value), float>);
  BOOST_TEST(r.point[a] == 3.5F);
}
BOOST_AUTO_TEST_CASE(many_rows_have_each_place_once) {
  const permutation order(100003, 8);
  std::vector<int> seen(order.size());
  for (std::size_t k = 0; k < order.size(); ++k) ++seen[order[k]];
  BOOST_TEST(std::count(seen.begin(), seen.end(), 1) == 100003);
}
BOOST_AUTO_TEST_CASE(all_orders_of_four_rows_are_as_frequent) {
  std::array<int, 256> counts{};
  for (std::uint64_t pass = 0; pass < 24000; ++pass) {
    const permutation order(4, 1, pass);
    ++counts[order[0] * 64 + order[1] * 16 + order[2] * 4 + order[3]];
  }
  double chi_squared = 0;
  for (const int count : counts)
    if (count > 0) chi_squared += (count - 1000.0) * (count - 1000.0) / 1000;
  BOOST_TEST(std::count_if(counts.begin(), counts.end(), [](int c) { return c > 0; }) == 24);
  BOOST_TEST(chi_squared < 60);  // 23 degrees of freedom: beyond by chance once in 30,000 times
  BOOST_TEST(chi_squared > 6);
}

BOOST_AUTO_TEST_SUITE_END()
