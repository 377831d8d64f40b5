// SPDX-License-Identifier: BSL-1.0
// Tables of comma-separated values, as the examples read them.
#include <boost/test/unit_test.hpp>

#include "../../examples/data/csv.hpp"

BOOST_AUTO_TEST_SUITE(csv)

namespace {

tour::csv read(const std::string& text, char separator = ',') {
  return tour::csv(text, "t.csv", separator);
}
/// What is said of this text, where its column x is taken.
std::string complaint(const std::string& text) {
  try {
    read(text)["x"];
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "";
}
using numbers = std::vector<double>;
using words = std::vector<std::string>;

}  // namespace

BOOST_AUTO_TEST_CASE(columns_are_taken_by_name) {
  const tour::csv t = read("x,y,kind\n1,2.5,a\n-3e2,.5,b\n");
  BOOST_TEST(t.rows() == 2U);
  BOOST_TEST(t.columns() == (words{"x", "y", "kind"}));
  BOOST_TEST(t["x"] == (numbers{1, -300}));
  BOOST_TEST(t["y"] == (numbers{2.5, 0.5}));
  BOOST_TEST(t.text("kind") == (words{"a", "b"}));
}
BOOST_AUTO_TEST_CASE(lines_may_be_written_in_many_ways) {
  const tour::csv t = read("\xEF\xBB\xBF# made by hand\r\n x , y\r\n\r\n 1 ,2\r\n3, 4");
  BOOST_TEST(t["x"] == (numbers{1, 3}));
  BOOST_TEST(t["y"] == (numbers{2, 4}));
  BOOST_TEST(read("\xEF\xBB\xBFx\n7")["x"] == (numbers{7}));
  BOOST_TEST(read("x;y\n1;2", ';')["y"] == (numbers{2}));
}
BOOST_AUTO_TEST_CASE(the_separator_is_that_of_the_first_line) {
  BOOST_TEST(tour::csv_in("x\ty\n1\t2\n", "t")["y"] == (numbers{2}));
  BOOST_TEST(tour::csv_in("# a, b\n\nx;y\n1;2\n", "t")["y"] == (numbers{2}));
  BOOST_TEST(tour::csv_in("x,y\n1,2\n", "t")["y"] == (numbers{2}));
  BOOST_TEST(tour::csv_in("x\n1\n", "t")["x"] == (numbers{1}));
}
BOOST_AUTO_TEST_CASE(quotation_marks_hold_cells_together) {
  const tour::csv t = read("\"a, b\",x\n\"say \"\"x\"\"\" , \"2\"\n\"\",3\n \" # \",4\n");
  BOOST_TEST(t.text("a, b") == (words{"say \"x\"", "", " # "}));
  BOOST_TEST(t["x"] == (numbers{2, 3, 4}));
}
BOOST_AUTO_TEST_CASE(a_mistake_is_told_with_its_line_and_column) {
  BOOST_TEST(complaint("") == "t.csv is empty: a first line names the columns");
  BOOST_TEST(complaint("x,y\n") == "t.csv has no rows below the columns' names");
  BOOST_TEST(complaint("a,b\n1,2\n") == "t.csv has no column x, but a, b");
  BOOST_TEST(complaint("x,y,x\n") == "t.csv, line 1: two columns have the name x");
  BOOST_TEST(complaint("x,y\n1,2\n\n1\n") == "t.csv, line 4: 1 values for 2 columns");
  BOOST_TEST(complaint("x\n1,2\n") == "t.csv, line 2: 2 values for 1 columns");
  BOOST_TEST(complaint("x\n1\n2a\n") == "t.csv, line 3, column x: \"2a\" is no finite number");
  BOOST_TEST(complaint("y,x\n1,\n") == "t.csv, line 2, column x: nothing is no finite number");
  BOOST_TEST(complaint("x\nnan\n") == "t.csv, line 2, column x: \"nan\" is no finite number");
  BOOST_TEST(complaint("x\n0x1\n") == "t.csv, line 2, column x: \"0x1\" is no finite number");
  BOOST_TEST(complaint("x\n1e999\n") == "t.csv, line 2, column x: \"1e999\" is no finite number");
  BOOST_TEST(complaint("x\n\"1\n") == "t.csv, line 2: a quotation mark is not closed");
  BOOST_TEST(complaint("x\n\"1\"2\n") == "t.csv, line 2: \"2\" stands behind a quotation mark");
  BOOST_CHECK_THROW(tour::read_csv("no/such.csv"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
