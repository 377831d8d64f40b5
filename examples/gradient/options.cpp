// SPDX-License-Identifier: BSL-1.0
#include "options.hpp"

#include <boost/program_options.hpp>
#include <sstream>
#include <utility>

#include "minimize.hpp"
#include "option_values.hpp"

namespace program {

namespace {

namespace po = boost::program_options;

po::options_description visible_options() {
  po::options_description all("Options");
  const auto text = [](const char* name) { return po::value<std::string>()->value_name(name); };
  all.add_options()  //
      ("at", text("x=3,y=4"),
       "value, gradient, steepest ascent and tangent plane at that point")  //
      ("data", text("table.csv"),
       "a table: in mean(u) and sum(u) the names of its columns are data")                        //
      ("wrt", text("x,y"), "the variables to differentiate by; without it all, by name")          //
      ("order", text("N"), "all derivatives up to the N-th order")                                //
      ("hessian", "the second derivatives as a matrix")                                           //
      ("steps", "how the derivatives come about, rule by rule")                                   //
      ("backpropagation", "both passes of it, with numbers where --at is given")                  //
      ("simplify", "the formula in its simplest form, and multiplied out")                        //
      ("domain", "where the function and its gradient have values")                               //
      ("check", "compare the derivatives with finite differences, at --at")                       //
      ("descend", text("rate=0.1,steps=50"), "gradient descent from --at, step by step")          //
      ("minimize", text("bfgs"), ("the same by a method of nabla's: " + method_names()).c_str())  //
      ("plot", text("out.svg"),
       "draw contour lines, gradient arrows and the path of --descend or --minimize; of one "
       "variable the curve, "
       "its "
       "derivative and the tangent at --at; as SVG, or as PNG where gnuplot is installed")  //
      ("range", text("x=-5:5,y=-5:5"), "what part to draw")                                 //
      ("graph", text("out.svg"),
       "draw the computational graph as SVG; with --at values go forwards, adjoints backwards")  //
      ("latex", "formulas as LaTeX")                                                             //
      ("c", "only a C function of the value and the gradient")                                   //
      ("dot", "only the graph of the value and the gradient, for Graphviz")                      //
      ("json", "one JSON object a formula")                                                      //
      ("help", "this text")                                                                      //
      ("version", "nabla's version");
  return all;
}

/// -h, and formulas that begin with a minus.
std::pair<std::string, std::string> short_help(const std::string& token) {
  return token == "-h" ? std::pair{std::string("help"), std::string()}
                       : std::pair{std::string(), std::string()};
}

po::variables_map parse_command_line(const std::vector<std::string>& arguments) {
  po::options_description all = visible_options();
  all.add_options()("formula", po::value<std::vector<std::string>>());
  po::positional_options_description positional;
  positional.add("formula", -1);
  namespace style = po::command_line_style;
  po::variables_map found;
  po::store(po::command_line_parser(arguments)
                .options(all)
                .positional(positional)
                .style(style::allow_long | style::long_allow_adjacent | style::long_allow_next)
                .extra_parser(short_help)
                .run(),
            found);
  return found;
}

}  // namespace

std::vector<std::string> command_of(const std::vector<std::string>& words) {
  if (words.empty()) return {};
  const po::options_description all = visible_options();
  const auto takes_value = [&](const std::string& name) {  // 1 or 0; -1 if it is not an option
    const po::option_description* const found = all.find_nothrow(name, false);
    return found == nullptr ? -1 : static_cast<int>(found->semantic()->max_tokens());
  };
  std::vector<std::string> arguments;
  if (takes_value(words[0]) == 1) {
    if (words.size() > 1 && std::string("+-*/^(").find(words[1][0]) != std::string::npos)
      return {};  // a formula
    arguments.push_back("--" + words[0]);
    if (words.size() > 1) arguments.emplace_back();
    for (std::size_t k = 1; k < words.size(); ++k) arguments.back() += words[k];
    return arguments;
  }
  for (const std::string& word : words) {
    if (takes_value(word) != 0) return {};
    arguments.push_back("--" + word);
  }
  return arguments;
}

request read_options(const std::vector<std::string>& arguments, const request& start) {
  request result = start;
  try {
    const po::variables_map found = parse_command_line(arguments);
    const auto given = [&](const char* name) { return found.contains(name); };
    const auto text = [&](const char* name) { return found[name].as<std::string>(); };
    if (given("formula")) result.formulas = found["formula"].as<std::vector<std::string>>();
    if (given("data")) result.table = read_table(text("data"));
    if (given("at")) result.at = read_point(text("at"));
    if (given("wrt")) result.wrt = parts_of(text("wrt"));
    if (given("order")) result.order = whole_number(text("order"), "--order", 1, 8);
    if (given("descend")) result.descend = read_descent(text("descend"));
    if (given("minimize")) result.minimize = read_minimization(text("minimize"));
    if (given("plot")) result.plot = text("plot");
    if (given("graph")) result.graph = text("graph");
    if (given("range")) result.ranges = read_ranges(text("range"));
    const std::pair<const char*, bool request::*> switches[] = {
        {"hessian", &request::hessian},
        {"steps", &request::steps},
        {"backpropagation", &request::backpropagation},
        {"simplify", &request::simplify},
        {"domain", &request::domain},
        {"check", &request::check},
        {"latex", &request::latex},
        {"c", &request::c},
        {"dot", &request::dot},
        {"json", &request::json},
        {"help", &request::help},
        {"version", &request::version}};
    for (const auto& [name, member] : switches) result.*member = result.*member || given(name);
  } catch (const po::error& error) {
    throw mistake(error.what());
  }
  return result;
}

std::string help_text() {
  std::ostringstream out;
  out << "gradient: type a formula, see its gradient and the steps.\n\n"
         "  gradient \"x^2*y + sin(x*y)\"                  its partial derivatives and gradient\n"
         "  gradient \"x^2*y + sin(x*y)\" --at x=3,y=4     and their values\n"
         "  gradient \"x*exp(-x^2)\" --steps               how the derivative comes about\n"
         "  gradient \"x^2 + y^2\" --at x=3,y=4 --descend rate=0.1,steps=20 --plot bowl.svg\n"
         "  gradient \"mean((y - a - b*x)^2)\" --data table.csv --at a=0,b=0 --descend rate=0.1\n"
         "                                               a line through the columns x and y\n"
         "  gradient                                     a prompt; where no one types, formulas "
         "from standard input,\n"
         "                                               one a line: formula, or "
         "formula<TAB>x=1,y=2\n\n"
         "At the prompt an option's name without -- (steps, hessian, at x=3,y=4) asks that of the "
         "last formula, "
         "options\n"
         "alone (--steps) hold for all that follows, help shows this, quit ends.\n\n"
      << visible_options()
      << "\nFormulas: + - * / ^, parentheses, numbers, pi, e, f(a, b); 2x and 3(x + 1) are "
         "products; p[0] is an\n"
         "element of a vector; where(a < b, u, v) is u where a < b, else v. As in books: x², |x|, "
         "√x, sin²(x), x!,\n"
         "· × −, log_2(x), and f(x, y) = in front, which names the variables and their order; "
         "others "
         "are parameters.\n"
         "Of a table (--data) mean(u) and sum(u) run over the rows; names of no column are "
         "parameters.\n"
         "Functions:\n ";
  std::size_t column = 1;
  const auto show = [&](std::string_view name) {
    if (column + name.size() + 1 > 100) {
      out << "\n ";
      column = 1;
    }
    out << ' ' << name;
    column += name.size() + 1;
  };
  for (const nabla::core::function_info* const f : nabla::catalogue::functions)
    if (f->arity > 0) show(f->name);
  for (const char* const name :
       {"square", "where", "ln", "sec", "csc", "cot", "arcsin", "arccos", "arctan", "sgn"})
    show(name);
  out << "\n\nJSON fields: formula, variables, value and gradient at the point (null without one), "
         "hessian (row by "
         "row,\n"
         "with --hessian), text and latex of the gradient, hints (sentences, where it can be "
         "misread); error and\n"
         "position (in bytes, from 0) where it is wrong.\n"
         "Exit status: 0; 2 where something was wrong.\n";
  return out.str();
}

}  // namespace program
