// SPDX-License-Identifier: BSL-1.0
// Methods that learn or know the curvature reach the published minima.
#include <boost/test/unit_test.hpp>

#include <vector>

#include "test_problems.hpp"

BOOST_AUTO_TEST_SUITE(test_problems)

namespace {

template <class Method>
void reaches_all(const Method& method) {
  std::vector<double> storage(60000);
  std::size_t count = 0;
  const auto report = [&](const ::test_problems::outcome& found) {
    BOOST_TEST_CONTEXT(found.name << ": value " << found.value << " after " << found.iterations) {
      BOOST_TEST(found.is_reached());
      BOOST_TEST(
          (found.status == nabla::status::converged || found.status == nabla::status::no_descent));
    }
    ++count;
  };
  ::test_problems::solve_all(method, storage, report);
  BOOST_TEST(count == 24U);
}
template <class Method>
void reaches_one_of_a_thousand(const Method& method) {
  std::vector<double> storage(60000), start(1000);
  for (std::size_t k = 0; k < 1000; ++k) start[k] = k % 2 == 0 ? -1.2 : 1;
  const auto found =
      ::test_problems::solve("extended Rosenbrock", ::test_problems::extended_rosenbrock,
                             nabla::at(::test_problems::w = std::span(start)), method, {}, storage);
  BOOST_TEST(found.is_reached());
}

}  // namespace

BOOST_AUTO_TEST_CASE(bfgs) { reaches_all(nabla::bfgs{}); }
BOOST_AUTO_TEST_CASE(l_bfgs) {
  reaches_all(nabla::l_bfgs<10>{});
  reaches_one_of_a_thousand(nabla::l_bfgs<10>{});
}
BOOST_AUTO_TEST_CASE(newton) {
  reaches_all(nabla::newton{});
  reaches_one_of_a_thousand(nabla::newton{});
}
BOOST_AUTO_TEST_CASE(trust_region) {
  reaches_all(nabla::trust_region{});
  reaches_one_of_a_thousand(nabla::trust_region{});
}

BOOST_AUTO_TEST_SUITE_END()
