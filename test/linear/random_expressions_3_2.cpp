// SPDX-License-Identifier: BSL-1.0
#include "check_expressions.hpp"

BOOST_AUTO_TEST_SUITE(random_expressions_3_2)

BOOST_AUTO_TEST_CASE(tables_and_differences_agree) { test::check_expressions<3, 2, 100>(); }

BOOST_AUTO_TEST_SUITE_END()
