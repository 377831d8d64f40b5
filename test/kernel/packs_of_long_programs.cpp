// SPDX-License-Identifier: BSL-1.0
// A program that is too long for one function has packs where their steps are few enough for one.

#include <array>
#include <cmath>
#include <utility>

#include <boost/test/unit_test.hpp>

#include <nabla/nabla.hpp>

namespace {

using namespace nabla;

template <std::size_t Pairs>
constexpr vector_variable<"x", 2 * Pairs> x;
/// 13 operations for each pair, with the gradient.
template <std::size_t Pairs>
constexpr auto rosenbrock =
    value_and_gradient(traced(
                           [](const auto& u) {
                             std::remove_cvref_t<decltype(u[0])> sum = 0;
                             for (std::size_t i = 0; i < u.size(); i += 2)
                               sum += square(1 - u[i]) + 100 * square(u[i + 1] - u[i] * u[i]);
                             return sum;
                           },
                           x<Pairs>),
                       wrt(x<Pairs>));
template <std::size_t Pairs>
constexpr auto& program = core::program_of<std::remove_cvref_t<decltype(rosenbrock<Pairs>)>,
                                           core::variable_list<vector_variable<"x", 2 * Pairs>>>;
template <std::size_t Pairs, std::size_t W>
constexpr auto& packed = core::packed_program_of<program<Pairs>, W, const double*, double*>;

constexpr std::size_t some = core::longest_whole_program / 13 + 1;
static_assert(program<some>.size > core::longest_whole_program);
constexpr std::size_t too_few_lanes =
    core::longest_packed_program < 2 * core::longest_whole_program ? 2 : 1;
static_assert(core::detail::may_have_packs<program<some>, double> ==
              (core::math::native_lanes<double> > too_few_lanes));
static_assert(packed<some, 8>.size > 0 && packed<some, 8>.size <= core::longest_whole_program);

}  // namespace

BOOST_AUTO_TEST_SUITE(packs_of_long_programs)

BOOST_AUTO_TEST_CASE(they_compute_what_numbers_alone_do) {
  std::array<double, 2 * some> in;
  for (std::size_t i = 0; i < in.size(); ++i) in[i] = 0.01 * static_cast<double>(i % 300) - 1;
  std::array<double, 1 + 2 * some> expected, found;
  core::run<program<some>, double>(in.data(), expected.data());
  core::detail::expand_packed_apart<program<some>, packed<some, 8>, double, 8>(
      in.data(), found.data(), std::make_index_sequence<packed<some, 8>.size>{});
  BOOST_TEST(found[0] == expected[0]);
  for (std::size_t i = 1; i < found.size(); ++i)
    BOOST_TEST(std::abs(found[i] - expected[i]) <= 1e-12 * (1 + std::abs(expected[i])));
}

BOOST_AUTO_TEST_SUITE_END()
