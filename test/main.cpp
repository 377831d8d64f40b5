// The main function of every test executable; Boost.Test is compiled here, so that nothing needs
// linking.
#define BOOST_TEST_MODULE nabla
#include <boost/test/included/unit_test.hpp>
