// SPDX-License-Identifier: BSL-1.0
#include "check_expressions.hpp"

BOOST_AUTO_TEST_SUITE(random_expressions_8_3)

BOOST_AUTO_TEST_CASE(tables_and_differences_agree) { test::check_expressions<8, 3, 180>(); }

BOOST_AUTO_TEST_SUITE_END()
