// SPDX-License-Identifier: BSL-1.0
// The interactive gradient over a table: a line through two columns, and what can be wrong.

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "regression.hpp"
#include "session.hpp"

namespace {

struct outcome {
  int status;
  std::string out, errors;
  bool says(std::string_view text) const { return out.find(text) != std::string::npos; }
  bool complains(std::string_view text) const { return errors.find(text) != std::string::npos; }
};
outcome run(const std::vector<std::string>& arguments) {
  std::istringstream in;
  std::ostringstream out, errors;
  const int status = program::run(arguments, in, out, errors);
  return {status, out.str(), errors.str()};
}

/// A file with this text, as long as it lives.
struct written_file {
  std::filesystem::path path;
  written_file(const std::string& name, const std::string& text)
      : path(std::filesystem::temp_directory_path() / name) {
    std::ofstream(path) << text;
  }
  ~written_file() { std::filesystem::remove(path); }
};
/// Asks of a formula over the table in this text.
outcome ask(const std::string& text, std::vector<std::string> arguments) {
  const written_file table("nabla_table.csv", text);
  arguments.insert(arguments.end(), {"--data", table.path.string()});
  return run(arguments);
}

const std::string loss = "mean((y - a - b*x)^2)";
const std::string line = "x,y,kind\n1,5,p\n2,7,q\n3,9,p\n4,11,q\n";  // y = 3 + 2*x
/// Of y = 1000 + 2*x, far from 0.
const std::string far_line = "x;y\n1000;3000\n1010;3020\n1020;3040\n1030;3060\n";

program::columns columns_of(const std::string& text) {
  const tour::csv t = tour::csv_in(text, "t");
  return {{"x", t["x"]}, {"y", t["y"]}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tables)

BOOST_AUTO_TEST_CASE(a_loss_over_a_table_has_gradient_and_steps) {
  const outcome it = ask(line, {loss, "--steps", "--hessian"});
  BOOST_TEST(it.status == 0);
  BOOST_TEST(
      it.out.starts_with("sum(1) = 4 rows of x, y, kind\n"
                         "f(a, b)  = mean((y - a - b*x)^2)\n"
                         "∂f/∂a    = -2*mean(y - b*x - a)\n"
                         "∂f/∂b    = -2*mean(x*(y - b*x - a))\n"));
  BOOST_TEST(it.says("[ 2           2*mean(x)   ]\n  [ 2*mean(x)   2*mean(x^2) ]"));
  BOOST_TEST(it.says("sum rule: ∂/∂a(mean((y - b*x - a)^2)) = mean(∂/∂a((y - b*x - a)^2))\n"));
}
BOOST_AUTO_TEST_CASE(values_are_those_of_the_rows) {
  // The residuals at a = 1, b = 1 are 3, 4, 5, 6.
  const outcome it = ask(line, {loss, "--at", "a=1,b=1", "--hessian", "--check"});
  BOOST_TEST(it.says("f                            = 21.5\n"));
  BOOST_TEST(it.says("gradient                     = (-9, -25)\n"));
  BOOST_TEST(it.says("[ 2   5  ]\n  [ 5   15 ]"));
  BOOST_TEST(it.says("∂²f/∂a∂b  5                 5  "));
  BOOST_TEST(ask(line, {"sum(a*x) + mean(y)", "--at", "a=2"}).says("f            = 28\n"));
  BOOST_TEST(
      ask(line, {loss, "--at", "a=1,b=1", "--json"}).says("\"value\":21.5,\"gradient\":[-9,-25]"));
}
BOOST_AUTO_TEST_CASE(both_ways_down_find_the_line) {
  const outcome it = ask(line, {loss, "--at", "a=0,b=0", "--descend", "rate=0.1,steps=3000"});
  BOOST_TEST(it.says("gradient descent with rate 0.1\n"));
  std::string features;
  double condition[2], rate[2], value;
  int steps[2];
  std::istringstream rows(it.out.substr(it.out.find("as they are  ")));
  rows >> features >> features >> features >> condition[0] >> rate[0] >> steps[0] >> value;
  BOOST_TEST(value < 1e-7);
  std::string text;
  std::getline(rows, text);
  BOOST_TEST_REQUIRE(text.starts_with("  y = "));
  BOOST_TEST(std::stod(text.substr(6)) == 3, boost::test_tools::tolerance(1e-3));
  BOOST_TEST(text.ends_with("*x"));
  rows >> features >> condition[1] >> rate[1] >> steps[1];
  // The Hessian is [2 5; 5 15], with the eigenvalues (17 -+ sqrt(269))/2.
  const double root = std::sqrt(269.0);
  BOOST_TEST(condition[0] == (17 + root) / (17 - root), boost::test_tools::tolerance(1e-3));
  BOOST_TEST(rate[0] == 2 / (17 + root), boost::test_tools::tolerance(1e-3));
  BOOST_TEST(condition[1] == 1, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(rate[1] == 0.5, boost::test_tools::tolerance(1e-9));
  BOOST_TEST(steps[0] > 300);
  BOOST_TEST(steps[1] <= 2);
}
BOOST_AUTO_TEST_CASE(scaled_features_lead_back_to_the_measured_ones) {
  const outcome it = ask(far_line, {loss, "--at", "a=0,b=0", "--descend", "steps=50"});
  const std::string last = it.out.substr(it.out.find("\n  scaled"));
  BOOST_TEST(last.ends_with("y = 1000 + 2*x\n"));
  const outcome newton = ask(far_line, {loss, "--at", "a=0,b=0", "--minimize", "newton"});
  BOOST_TEST(newton.says("its own"));
  BOOST_TEST(newton.out.ends_with("y = 1000 + 2*x\n"));
  const std::string two = "x,z,y\n1,10,14\n2,30,9\n3,20,18\n4,50,7\n";
  const outcome plane =
      ask(two, {"mean((a + b*x + c*z - y)^2)", "--at", "a=0,b=0,c=0", "--minimize", "bfgs"});
  const std::string rows = plane.out.substr(plane.out.find("as they are"));
  const std::size_t first = rows.find("y = "), second = rows.find("y = ", first + 1);
  BOOST_TEST(rows.substr(first, rows.find('\n', first) - first) ==
             rows.substr(second, rows.find('\n', second) - second));
}
BOOST_AUTO_TEST_CASE(a_model_is_what_is_compared_with_a_column) {
  const tour::csv t = tour::csv_in("x,y,z\n1,2,3\n2,4,5\n", "t");
  const auto model_of = [&](const std::string& formula) {
    program::worksheet sheet(formula, {}, &t);
    const std::optional<program::model> m = program::model_in(sheet);
    if (!m) return std::string();
    std::string text = m->response + ": " + program::canonical_text(sheet.g, m->prediction.index);
    for (const std::string& feature : m->features) text += ", " + feature;
    return text + (m->is_line ? ", a line" : "");
  };
  BOOST_TEST(model_of("mean((y - a - b*x)^2)") == "y: b*x + a, x, a line");
  BOOST_TEST(model_of("sum((a + b*x + c*z - y)²)/2") == "y: b*x + c*z + a, x, z, a line");
  BOOST_TEST(model_of("mean((exp(a*x) - y)^2) + a^2") == "y: exp(a*x), x");
  BOOST_TEST(model_of("mean((a + b*x^2 - y)^2)") == "y: b*x^2 + a, x");
  BOOST_TEST(model_of("mean((y - a)^2)") == "y: a, a line");
  BOOST_TEST(model_of("mean((2*y - a*x)^2)") == "");
  BOOST_TEST(model_of("mean(log(1 + exp(a*x)) - y*a*x)") == "");
  BOOST_TEST(model_of("mean((y - a*mean(x))^2)") == "");
}
BOOST_AUTO_TEST_CASE(columns_are_scaled) {
  const program::columns all = columns_of(line);
  const program::scale by = program::scale_of(all.at("x"));
  BOOST_TEST(by.mean == 2.5);
  BOOST_TEST(by.deviation == std::sqrt(1.25));
  BOOST_TEST(program::scaled(all.at("x"), by)[0] == -1.5 / std::sqrt(1.25));
  BOOST_TEST(program::scale_of({7, 7, 7}).deviation == 1);
}
BOOST_AUTO_TEST_CASE(pictures_show_data_line_and_loss) {
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "nabla_table.svg";
  const auto count = [&](const std::string& word) {
    std::ifstream in(file);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    std::size_t found = 0;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
    return found;
  };
  ask(line, {loss, "--at", "a=0,b=0", "--descend", "steps=9", "--plot", file.string()});
  BOOST_TEST(count("<circle") == 4U);
  BOOST_TEST(count("y over x") == 1U);
  BOOST_TEST(count("the loss, step by step") == 1U);
  ask(line, {loss, "--at", "a=0,b=1", "--plot", file.string()});
  BOOST_TEST(count("y over x") == 1U);
  BOOST_TEST(count("the loss") == 0U);
  ask(line, {"mean(log(1 + exp(a*x)) - a*x)", "--at", "a=0", "--plot", file.string()});
  BOOST_TEST(count("df/da") == 1U);
  std::filesystem::remove(file);
}
BOOST_AUTO_TEST_CASE(the_tutorial_shows_what_the_program_says) {
  const auto text_of = [](const std::filesystem::path& file) {
    std::ifstream in(file);
    return std::string(std::istreambuf_iterator<char>(in), {});
  };
  const std::filesystem::path examples = NABLA_EXAMPLES;
  const std::filesystem::path file = std::filesystem::temp_directory_path() / "nabla_days.svg";
  const outcome it =
      run({"mean((lost - a - b*air)^2)", "--data", examples / "data/days.csv", "--at", "a=0,b=0",
           "--descend", "rate=0.0001,steps=1000", "--plot", file});
  BOOST_TEST((text_of(file) == text_of(examples / "pictures/table.svg")));
  const std::string page = text_of(examples / "README.md");
  const std::string ways = it.out.substr(it.out.find("features as they are, and scaled"));
  BOOST_TEST(page.find(ways.substr(0, ways.find("\n\nwrote"))) != page.npos, ways);
  BOOST_TEST(page.find(it.out.substr(0, it.out.find("\n\n"))) != page.npos);
  std::filesystem::remove(file);
}
BOOST_AUTO_TEST_CASE(other_names_are_parameters_and_other_columns_stay_unread) {
  BOOST_TEST(ask(line, {"mean(x*slope)"}).says("f(slope)  = mean(x*slope)\n"));
  BOOST_TEST(ask(line, {"a^2"}).says("df/da = 2*a\n"));
  BOOST_TEST(ask("x,y\n1,nan\n", {"mean(a*x)"}).status == 0);
  BOOST_TEST(ask(line, {loss, "--wrt", "b"}).says("f(a, b)  = ") == false);
  BOOST_TEST(ask(line, {loss, "--wrt", "b"}).says("∂f/∂b   = -2*mean(x*(y - b*x - a))\n"));
}
BOOST_AUTO_TEST_CASE(mistakes_are_told) {
  BOOST_TEST(
      run({loss}).complains("expected data, which has a value for each sample, in mean(u) and "
                            "sum(u): give a table, --data table.csv, at 20\n"));
  BOOST_TEST(ask(line, {"mean(a)"}).complains(": the table has x, y, kind, at 6\n"));
  BOOST_TEST(ask(line, {"a*x"}).complains("write mean(...) or sum(...) of it\n"));
  BOOST_TEST(ask(line, {"mean(a*kind)"})
                 .complains("nabla_table.csv, line 2, column kind: \"p\" is no finite number\n"));
  BOOST_TEST(ask("x\n1\nnan\n", {"mean(a*x)"}).complains("line 3, column x: \"nan\" is no finite"));
  BOOST_TEST(ask("x,y\n1,2\n3\n", {loss}).complains("line 3: 1 values for 2 columns\n"));
  BOOST_TEST(ask("", {loss}).complains("is empty: a first line names the columns\n"));
  BOOST_TEST(ask("x,y\n", {loss}).complains("has no rows below the columns' names\n"));
  BOOST_TEST(ask(line, {loss, "--wrt", "x"}).complains("x is a column of the table"));
  BOOST_TEST(ask(line, {"f(a, x) = mean(a*x)"}).complains("the name of a variable, each once"));
  BOOST_TEST(ask(line, {loss, "--c"}).complains("--c takes functions of numbers"));
  BOOST_TEST(ask(line, {loss, "--at", "a=1"}).complains("--at gives no value for b\n"));
  BOOST_TEST(run({loss, "--data", "no/such.csv"}).complains("there is no file no/such.csv here\n"));
  BOOST_TEST(run({loss, "--data", "no/such.csv"}).status == 2);
  BOOST_TEST(ask("x\n1\nq\n", {"mean(a*x)", "--json"}).says("\"position\":null"));
}

BOOST_AUTO_TEST_SUITE_END()
