// SPDX-License-Identifier: BSL-1.0
// Steps that are made in place: how they are taken back, and that registers change no bit of them.
#include <boost/test/unit_test.hpp>

#include <array>
#include <cmath>
#include <span>
#include <type_traits>
#include <vector>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(steps)

using namespace nabla::literals;
using nabla::at, nabla::gradient_descent, nabla::in_sequence, nabla::status, nabla::stop;

namespace {

constexpr nabla::variable<"x"> x;
constexpr nabla::data<"ys"> ys;
constexpr nabla::column_variable<"c", 107> c;

/// Calls `use` with every method that writes down its steps.
template <class Use>
constexpr void with_every_method(Use use) {
  use(gradient_descent{.rate = 0.003});
  use(nabla::momentum{.rate = 0.0002});
  use(nabla::nesterov{.rate = 0.0002});
  use(nabla::adagrad{.rate = 0.05});
  use(nabla::rmsprop{});
  use(nabla::adam{.rate = 0.01});
  use(nabla::adamw{.rate = 0.01});
  use(nabla::scheduled(nabla::adam{.rate = 0.02}, nabla::inverse_decay{.rate = 0.001}));
}
constexpr std::array<double, 107> ramp() {
  std::array<double, 107> numbers{};
  for (std::size_t k = 0; k < 107; ++k) numbers[k] = 1.5 + 0.01 * static_cast<double>(k % 13);
  return numbers;
}
constexpr auto start = ramp();

/// A descent that leads nowhere is where it was after as many steps as it says it has made.
template <class F, class Point, class Method>
void check_last_good_place(F f, const Point& from, const Method& method) {
  const auto ended = nabla::minimize(f, from, method, stop{.iterations = 5000});
  BOOST_TEST((ended.status == status::not_finite));
  BOOST_TEST(ended.iterations > 64U);
  BOOST_TEST(std::isfinite(ended.value));
  const auto before =
      nabla::minimize(f, from, method, stop{.iterations = ended.iterations, .gradient_norm = 0});
  BOOST_TEST((before.status == status::iteration_limit));
  BOOST_TEST((before.point.numbers == ended.point.numbers));
  BOOST_TEST(before.value == ended.value);
  BOOST_TEST(before.gradient_norm == ended.gradient_norm);
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_value_that_is_not_finite_takes_the_step_back) {
  with_every_method([](auto method) {
    check_last_good_place(3_c * x + log(x), at(x = 2.0), method);
    check_last_good_place(sum(3_c * c + log(c)), at(c = start), method);
  });
}
BOOST_AUTO_TEST_CASE(a_gradient_that_is_not_finite_takes_the_step_back) {
  const auto root = [](auto u) { return sqrt(max(u, 0_c)); };  // whose slope is 0/0 below 0
  with_every_method([&](auto method) {
    check_last_good_place(3_c * x + root(x), at(x = 2.0), method);
    check_last_good_place(sum(3_c * c + root(c)), at(c = start), method);
  });
}
BOOST_AUTO_TEST_CASE(a_step_is_taken_back_to_wherever_the_last_save_was) {
  auto from = start;  // the first element alone comes to 0
  for (std::size_t k = 0; k < 90; ++k) {
    from[0] = 1 + 0.009 * static_cast<double>(k);
    check_last_good_place(sum(3_c * c + sqrt(max(c, 0_c))), at(c = from),
                          gradient_descent{.rate = 0.003});
  }
}
BOOST_AUTO_TEST_CASE(a_gradient_that_is_not_finite_at_the_last_step_is_found) {
  for (const std::size_t limit : {1U, 2U}) {
    const auto r = nabla::minimize(sqrt(x), at(x = 1.0), gradient_descent{.rate = 2},
                                   stop{.iterations = limit, .gradient_norm = 0});
    BOOST_TEST((r.status == status::not_finite));
    BOOST_TEST(r.point[x] == 1);
    BOOST_TEST(r.gradient_norm == 0.5);
    BOOST_TEST(r.iterations == 0U);
  }
}
BOOST_AUTO_TEST_CASE(a_gradient_that_is_not_finite_is_found_between_bounds) {
  const auto r = nabla::minimize(3_c * x + sqrt(max(x, 0_c)), at(x = 2.0),
                                 gradient_descent{.rate = 0.01}, nabla::within(x, -0.001, 5));
  BOOST_TEST((r.status == status::not_finite));
  BOOST_TEST(r.point[x] > 0);
}
BOOST_AUTO_TEST_CASE(batches_are_taken_back_over_the_beginning_of_a_pass) {
  constexpr auto f = mean(ys * x + log(x));
  const std::vector<double> slopes{3.0, 4.0, 5.0, 6.0, 7.0};
  for (const double from : {1.0, 1.01, 1.02, 1.03, 1.04, 1.9, 2.5}) {
    double here = from, last = from;
    std::size_t batches = 0;
    for (; here > 0; ++batches) {
      last = here;
      const auto slope =
          gradient(f, wrt(x))(x = here, ys = std::span(slopes).subspan(batches % 5, 1));
      here += -0.002 * slope[0];
    }
    const auto r = nabla::minimize(f, at(x = from, ys = slopes), gradient_descent{.rate = 0.002},
                                   nabla::minibatches<1>(in_sequence{}),
                                   stop{.iterations = 1000, .gradient_norm = 0});
    BOOST_TEST((r.status == status::not_finite));
    BOOST_TEST(r.point[x] == last);
    BOOST_TEST(r.iterations == batches / 5);
    BOOST_TEST(r.value == f(x = last, ys = slopes), boost::test_tools::tolerance(1e-14));
  }
}
BOOST_AUTO_TEST_CASE(a_batch_without_a_gradient_is_taken_back) {
  constexpr auto f = mean(ys * x + sqrt(max(x, 0_c)));
  const auto r =
      nabla::minimize(f, at(x = 2.0, ys = std::array{3.0, 4.0}), gradient_descent{.rate = 0.01},
                      nabla::minibatches<1>(), stop{.iterations = 1000});
  BOOST_TEST((r.status == status::not_finite));
  BOOST_TEST(r.point[x] > 0);
}
BOOST_AUTO_TEST_CASE(registers_change_no_bit) {
  with_every_method([]<class Method>(Method) {
    if constexpr (std::is_default_constructible_v<Method>) {
      const auto made = [](Method method) {
        return nabla::minimize(squared_norm(c), at(c = start), method, stop{3, 0}).point.numbers;
      };
      constexpr auto by_the_compiler = made(Method{});
      BOOST_TEST((made(Method{}) == by_the_compiler));
    }
  });
}
BOOST_AUTO_TEST_CASE(one_element_that_moves_is_enough) {
  const auto moves = [](auto element) {
    const auto r = nabla::minimize(square(element), at(c = start), gradient_descent{.rate = 0.25},
                                   stop{.iterations = 5, .gradient_norm = 0});
    BOOST_TEST((r.status == status::iteration_limit));
    BOOST_TEST(r.iterations == 5U);
  };
  moves(c[0_c]);
  moves(c[50_c]);
  moves(c[106_c]);
  const auto stuck = nabla::minimize(1e-30_c * c[106_c], at(c = start), gradient_descent{},
                                     stop{.iterations = 5, .gradient_norm = 0});
  BOOST_TEST((stuck.status == status::no_descent));
  BOOST_TEST(stuck.gradient_norm == 1e-30);
}
BOOST_AUTO_TEST_CASE(squares_that_overflow_are_no_fault) {
  const auto r = nabla::minimize(1e200_c * sum(c), at(c = start), gradient_descent{.rate = 1e-201},
                                 stop{.iterations = 70});
  BOOST_TEST((r.status == status::iteration_limit));
  BOOST_TEST(r.gradient_norm == 1e200 * std::sqrt(107.0), boost::test_tools::tolerance(1e-12));
}
BOOST_AUTO_TEST_CASE(a_short_gradient_is_found_with_an_observer_and_without) {
  const auto found = [](const auto&... more) {
    return nabla::minimize(squared_norm(c), at(c = start), gradient_descent{.rate = 0.1},
                           stop{.iterations = 1000, .gradient_norm = 1e-3}, more...);
  };
  double last = 0;
  const auto look = [&](const auto& now) { last = now.gradient_norm; };
  const auto alone = found(), watched = found(look);
  BOOST_TEST((alone.status == status::converged));
  BOOST_TEST(alone.gradient_norm <= 1e-3);
  BOOST_TEST(alone.gradient_norm > 0.79e-3);
  BOOST_TEST(alone.iterations == watched.iterations);
  BOOST_TEST(last == watched.gradient_norm);
}

BOOST_AUTO_TEST_SUITE_END()
