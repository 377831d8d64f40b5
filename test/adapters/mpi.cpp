// SPDX-License-Identifier: BSL-1.0
// Rows spread over the ranks of MPI: on each rank the bits that one thread finds for all rows. The
// test runs on 1 to 4 ranks.

#include <cmath>
#include <vector>

#include <boost/mpi/environment.hpp>
#include <boost/test/unit_test.hpp>

#include <nabla/adapters/mpi.hpp>
#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(mpi)

using namespace nabla;
using namespace nabla::literals;

namespace {

struct environment {
  boost::mpi::environment its{boost::mpi::threading::funneled};
};
BOOST_TEST_GLOBAL_FIXTURE(environment);

constexpr data<"x", 3> x;
constexpr data<"y"> y;
constexpr column_variable<"w", 3> w;
constexpr std::array<double, 3> weights{0.3, -0.2, 0.1};

struct rows {
  std::vector<double> features, targets;
  rows(std::size_t begin, std::size_t count) {
    for (std::size_t k = begin; k < begin + count; ++k) {
      for (std::size_t j = 1; j < 4; ++j)
        features.push_back(std::sin(static_cast<double>(j * k * k)));
      targets.push_back(k % 3 == 0 ? 1 : 0);
    }
  }
};
/// The function of all rows, by the ranks together.
template <class F>
auto by_ranks(const boost::mpi::communicator& world, F f, std::size_t samples, unsigned threads) {
  const auto mine = share_of(world, samples);
  const rows own(mine.begin, mine.count);
  return f(w = weights, x = own.features, y = own.targets, distributed(world, threads));
}

}  // namespace

BOOST_AUTO_TEST_CASE(all_ranks_find_the_bits_of_one_thread) {
  const boost::mpi::communicator world;
  constexpr auto log_odds = dot(w, x);
  constexpr auto loss = value_and_gradient(mean(softplus(log_odds) - y * log_odds), wrt(w));
  for (const std::size_t samples : {1U, 1024U, 5000U, 70001U}) {
    const rows all(0, samples);
    const auto expected = loss(w = weights, x = all.features, y = all.targets, parallel(1));
    for (const unsigned threads : {1U, 2U}) {
      const auto found = by_ranks(world, loss, samples, threads);
      BOOST_TEST(found.value == expected.value);
      for (std::size_t k = 0; k < 3; ++k) BOOST_TEST(found.gradient[k] == expected.gradient[k]);
    }
  }
}
BOOST_AUTO_TEST_CASE(sums_of_other_sums_and_largest_values_too) {
  const boost::mpi::communicator world;
  constexpr auto f = mean(square(y - mean(y))) + max(dot(w, x));
  const rows all(0, 9000);
  const double expected = f(w = weights, x = all.features, y = all.targets, parallel(1));
  BOOST_TEST(by_ranks(world, f, 9000, 1) == expected);
}
BOOST_AUTO_TEST_CASE(shares_follow_one_another_and_leave_nothing_out) {
  const boost::mpi::communicator world;
  for (const std::size_t samples : {1U, 3000U, 1000000U}) {
    std::vector<std::size_t> begins, counts;
    boost::mpi::all_gather(world, share_of(world, samples).begin, begins);
    boost::mpi::all_gather(world, share_of(world, samples).count, counts);
    std::size_t next = 0;
    for (std::size_t rank = 0; rank < begins.size(); next += counts[rank], ++rank)
      BOOST_TEST(begins[rank] == next);
    BOOST_TEST(next == samples);
  }
}
BOOST_AUTO_TEST_CASE(other_rows_than_its_share_are_an_error_on_all_ranks) {
  const boost::mpi::communicator world;
  if (world.size() == 1) return;  // which has all rows
  const std::size_t too_many = world.rank() == 0 ? 1 : 0;
  const rows own(0, share_of(world, 8192).count + too_many);
  const auto is_told = [&](const std::invalid_argument& error) {
    return std::string_view(error.what()).starts_with("rank 0 has ");
  };
  BOOST_CHECK_EXCEPTION(mean(y)(y = own.targets, distributed(world)), std::invalid_argument,
                        is_told);
}

BOOST_AUTO_TEST_SUITE_END()
