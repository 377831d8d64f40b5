// SPDX-License-Identifier: BSL-1.0
#include "check_expressions.hpp"

BOOST_AUTO_TEST_SUITE(random_expressions_4_3)

BOOST_AUTO_TEST_CASE(tables_and_differences_agree) { test::check_expressions<4, 3, 110>(); }

BOOST_AUTO_TEST_SUITE_END()
