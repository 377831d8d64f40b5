// SPDX-License-Identifier: BSL-1.0
// Progress that is printed.
#include <boost/test/unit_test.hpp>

#include <sstream>

#include <nabla/nabla.hpp>

BOOST_AUTO_TEST_SUITE(observers)

BOOST_AUTO_TEST_CASE(progress_prints_a_line_for_each_so_many_steps) {
  constexpr nabla::variable<"x"> x;
  std::ostringstream text;
  nabla::minimize(x * x, nabla::at(x = 8.0), nabla::gradient_descent{.rate = 0.25},
                  nabla::stop{.iterations = 3}, nabla::progress(text, 2));
  BOOST_TEST(text.str() ==
             "0: value 64, gradient norm 16\n"
             "2: value 4, gradient norm 4\n");
}

BOOST_AUTO_TEST_SUITE_END()
